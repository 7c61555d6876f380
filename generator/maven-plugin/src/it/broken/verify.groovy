def log = new File(basedir, 'build.log').getText('UTF-8')
assert log =~ /Broken\.net:5:7: error: .*sigmod.*: did you mean `sigmoid`\?/
assert log.contains('  z = sigmod(W*x)\n      ^')
assert log.count('did you mean `sigmoid`?') == 1 : 'each diagnostic is printed once'
assert log.contains('1 error in the specs, see above')
assert log.contains('BUILD FAILURE')
assert !log.contains('\tat chainrule')
assert !new File(basedir, 'target/generated-sources/chainrule').exists()
return true
