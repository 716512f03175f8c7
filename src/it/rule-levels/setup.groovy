// A directory without a file in it, which no repository holds.
assert new File(basedir, 'empty-ui/dist').mkdir()
