assert new File(basedir, 'target/classes/shop/Price.class').isFile()
assert new File(basedir, 'target/classes/shop/UsePrice.class').isFile()
assert !new File(basedir, 'target/generated-sources/chainrule/shop/parts').exists()

def generated = new File(basedir, 'target/generated-sources/chainrule/shop/Price.java').getText('UTF-8')
assert generated.contains('package shop;')
assert generated.contains('h.W[5, 4]') || generated.contains('5, 4') : 'the dim set in the POM counts'

def log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Generated from 2 of 2 specs')
assert log.contains('Nothing to generate: all specs are up to date')
return true
