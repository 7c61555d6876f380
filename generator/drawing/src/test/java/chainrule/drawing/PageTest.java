package chainrule.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.Studies;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page of a derivation in a browser: what a reader does with it. Skipped where there is no Chromium. */
class PageTest {

    private static final String SPEC = """
            net Reading {
              dim hidden = 4
              input  x[2]
              target y[1]
              param W1[hidden, 2] ~ glorot
              param b1[hidden]
              param W2[1, hidden] ~ glorot
              param b2[1]
              z1   = W1*x + b1
              z2   = sigmoid(z1)
              z3   = W2*z2 + b2
              yhat = sigmoid(z3)
              output yhat
              loss   l = bce(yhat, y)
              step   sgd(rate = 0.1)
            }
            """;

    @TempDir
    static Path folder;

    private static ChromeDriver browser;
    private static String address;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        Path spec = Files.writeString(folder.resolve("Reading.net"), SPEC);
        var derivation = Studies.STANDARD.toRun(CompileRequest.of(spec)).derived();
        Path page = folder.resolve("Reading.html");
        Files.writeString(page, View.of(Format.HTML).print(DerivationDocument.of(derivation, Layout.GRADIENT)));
        address = page.toUri().toString();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void read() {
        browser.manage().window().setSize(new Dimension(1100, 900));
        browser.get("about:blank");
        browser.get(address);
    }

    private static WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private static Object run(String script) {
        return ((JavascriptExecutor) browser).executeScript(script);
    }

    private static WebElement tip() {
        return browser.findElement(By.id("tip"));
    }

    @Test
    void formulasAreSetByTheBrowser() {
        WebElement fraction = find("#grad-yhat mfrac");
        assertThat(fraction.getRect().getHeight()).isGreaterThan(2 * find("#grad-yhat mfrac mi").getRect().getHeight());
    }

    @Test
    void stepsFoldToTheirResult() {
        WebElement steps = browser.findElement(By.id("grad-z3"));
        WebElement last = steps.findElement(By.cssSelector(".more:last-child .rhs"));
        assertThat(last.isDisplayed()).isTrue();
        steps.findElement(By.cssSelector("summary .mark")).click();
        assertThat(steps.getAttribute("open")).isNull();
        assertThat(last.isDisplayed()).isFalse();
        assertThat(steps.findElement(By.cssSelector("summary .result")).isDisplayed()).isTrue();
        assertThat(steps.findElement(By.cssSelector("summary .first")).isDisplayed()).isFalse();
    }

    @Test
    void aStepUnfoldsToSingleOperations() {
        WebElement chainRule = find("#grad-yhat + .how");
        WebElement locals = chainRule.findElement(By.cssSelector(":scope > .eq"));
        assertThat(locals.isDisplayed()).isFalse();
        chainRule.findElement(By.cssSelector(":scope > summary")).click();
        assertThat(locals.isDisplayed()).isTrue();
        WebElement operations = chainRule.findElement(By.cssSelector(":scope > .how"));
        WebElement logarithm = operations.findElements(By.cssSelector(".eq")).get(4);
        assertThat(logarithm.isDisplayed()).isFalse();
        operations.findElement(By.cssSelector(":scope > summary")).click();
        assertThat(logarithm.isDisplayed()).isTrue();
        assertThat(logarithm.getText()).contains("differential of log");
    }

    @Test
    void allFoldAndUnfold() {
        browser.findElement(By.id("fold")).click();
        assertThat(run("return document.querySelectorAll('main details[open]').length")).isEqualTo(0L);
        browser.findElement(By.id("unfold")).click();
        assertThat(run("return document.querySelectorAll('main details:not([open])').length")).isEqualTo(0L);
    }

    @Test
    void aSymbolUnderThePointerIsExplained() {
        assertThat(tip().isDisplayed()).isFalse();
        new Actions(browser).moveToElement(find("#forward [data-symbol=z2]")).perform();
        assertThat(tip().isDisplayed()).isTrue();
        assertThat(tip().getText()).contains("definition", "hidden");
        assertThat(tip().findElements(By.cssSelector("[data-symbol=z1]"))).isNotEmpty();
        new Actions(browser).moveToElement(find("h1")).perform();
        assertThat(tip().isDisplayed()).isFalse();
    }

    @Test
    void anAdjointIsNotMistakenForItsName() {
        new Actions(browser).moveToElement(find("#backward .rhs [data-symbol=z3][data-adjoint]")).perform();
        assertThat(tip().getText()).contains("adjoint");
    }

    @Test
    void symbolsAreReachedByTheKeyboard() {
        WebElement line = find("#def-z3 .rhs");
        run("document.querySelector('#def-z3 .rhs').focus()");
        assertThat(browser.switchTo().activeElement()).isEqualTo(line);
        new Actions(browser).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(tip().isDisplayed()).isTrue();
        assertThat(tip().getText()).contains("parameter");
        new Actions(browser).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(tip().getText()).contains("definition");
        new Actions(browser).sendKeys(Keys.ESCAPE).perform();
        assertThat(tip().isDisplayed()).isFalse();
        assertThat(browser.switchTo().activeElement()).isEqualTo(line);
        new Actions(browser).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER).perform();
        assertThat(browser.getCurrentUrl()).endsWith("#def-z2");
    }

    @Test
    void everythingIsReachedByTabAlone() {
        long wanted = (Long) run("return document.querySelectorAll('nav a, button, .node').length");
        assertThat(wanted).isGreaterThan(20);
        for (long k = 0; k < wanted; k++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            assertThat(run("return document.activeElement.matches('nav a, button, .node')")).as("stop " + k).isEqualTo(true);
        }
        new Actions(browser).sendKeys(Keys.TAB).perform();
        assertThat(run("return document.activeElement.matches('.rhs, summary')")).isEqualTo(true);
    }

    @Test
    void aNodeOfTheDrawingLeadsToItsLineAndOpensIt() {
        browser.findElement(By.id("fold")).click();
        assertThat(browser.findElements(By.cssSelector("svg .node"))).hasSize(11);
        find("svg .node[data-symbol=W1] text").click();
        assertThat(browser.getCurrentUrl()).endsWith("#grad-W1");
        find("svg .node[data-symbol=z2] foreignObject mi").click();
        assertThat(browser.findElement(By.id("def-z2")).getAttribute("open")).isNotNull();
    }

    @Test
    void aPhoneHasNothingToScrollSideways() {
        for (int width : new int[] {500, 390, 320}) {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 800, "deviceScaleFactor", 2, "mobile", true));
            browser.get(address);
            assertThat((Long) run("return document.documentElement.scrollWidth")).as("at " + width).isLessThanOrEqualTo(width);
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void aDarkScreenHasDarkPaperAndReadableInk() {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(brightness("backgroundColor")).isLessThan(60);
        assertThat(brightness("color")).isGreaterThan(180);
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        assertThat(brightness("backgroundColor")).isGreaterThan(220);
    }

    private static double brightness(String property) {
        String colour = (String) run("return getComputedStyle(document.body)." + property);
        String[] parts = colour.replaceAll("[^0-9,]", "").split(",");
        return (Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]) + Integer.parseInt(parts[2])) / 3.0;
    }

    @Test
    void paperShowsAllStepsAndNoTools() {
        browser.findElement(By.id("fold")).click();
        run("dispatchEvent(new Event('beforeprint'))");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertThat(find("nav").isDisplayed()).isFalse();
        assertThat(run("return document.querySelectorAll('main .eq:not(.how .eq):not(div):not([open])').length")).isEqualTo(0L);
        assertThat(run("return document.querySelectorAll('main .how[open]').length")).isEqualTo(0L);
        assertThat(find("#grad-z3 .more:last-child .rhs").isDisplayed()).isTrue();
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        run("dispatchEvent(new Event('afterprint'))");
        assertThat(run("return document.querySelectorAll('main details[open]').length")).isEqualTo(0L);
    }

    @Test
    void nothingIsAskedForAndNothingIsComplainedOf() {
        browser.manage().logs().get(LogType.PERFORMANCE);
        browser.get(address);
        browser.findElement(By.id("unfold")).click();
        new Actions(browser).moveToElement(find("#forward [data-symbol=z2]")).perform();
        List<String> requests = browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(m -> m.contains("Network.requestWillBeSent\""))
                .filter(m -> !m.contains("\"url\":\"data:"))
                .toList();
        assertThat(requests).hasSize(1).first().asString().contains(address);
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
}
