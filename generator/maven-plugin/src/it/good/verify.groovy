assert new File(basedir, 'target/classes/shop/Price.class').isFile()
assert new File(basedir, 'target/classes/shop/Stock.class').isFile() : 'two executions share a folder'
assert new File(basedir, 'target/classes/shop/UsePrice.class').isFile()
new File(basedir, 'target/generated-sources/chainrule').eachFileRecurse {
    assert it.isDirectory() || it.name.endsWith('.java') : 'nothing else is among the sources'
}
assert !new File(basedir, 'target/generated-sources/chainrule/shop/parts').exists()

def generated = new File(basedir, 'target/generated-sources/chainrule/shop/Price.java').getText('UTF-8')
assert generated.contains('package shop;')
assert generated.contains('h.W[5, 4]') || generated.contains('5, 4') : 'the dim set in the POM counts'

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Generated from 2 of 2 specs')
assert log.contains('Generated from 1 of 1 spec\n') || log.contains('Generated from 1 of 1 spec\r\n')
assert log.count('Nothing to generate: all specs are up to date') == 2
return true
