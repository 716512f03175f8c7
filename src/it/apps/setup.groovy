// A copy of the test need not keep who may run a file.
assert new File(basedir, 'tools/go').setExecutable(true)
