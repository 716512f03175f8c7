// What git ignores is not in git.
def copy = new File(basedir, 'repository/generated/copy')
assert copy.mkdirs() || copy.isDirectory()
new File(copy, 'manifest.yaml').text = 'kind: plugin\nsource: github.com/acme/tree/copy\nversion: 1.0.0\n'
// Maven Invoker copies no file of this name.
new File(basedir, 'repository/.gitignore').text = 'generated/\n'
return true
