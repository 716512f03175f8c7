// The history of a checkout, as every author has one.
def git = new File(basedir, 'provider/.git')
git.mkdirs()
new File(git, 'config').text = '[core]'
assert new File(git, 'config').exists()
