// A repository with a history: all but one provider are released; then what several share changes, and a document.
def git = { String... arguments ->
  def process = (['git', '-c', 'core.autocrlf=false', '-c', 'commit.gpgSign=false'] + arguments.toList()).execute(null, basedir)
  def text = process.text
  assert process.waitFor() == 0, "${arguments}: ${text}"
}
def commit = { ->
  git('add', '--all')
  git('commit', '--quiet', '--message=change')
}
new File(basedir, '.gitignore').text = 'target/\nbuild.log\none.*\ntwo.*\nthree.*\nsix.*\n'
new File(basedir, '.git').deleteDir()
git('init', '--quiet')
git('config', 'user.name', 'tester')
git('config', 'user.email', 'tester@example.com')
git('config', 'tag.gpgSign', 'false')
commit()
for (module in ['agent/claude', 'app/shop', 'auth/oidc', 'ui/console']) {
  git('tag', "${module}/v1.0.0".toString())
}
new File(basedir, 'ui/console/README.md').text = 'For people.\n'
commit()
git('tag', 'shared')
new File(basedir, 'lib/db/db.go') << '// changed\n'
new File(basedir, 'shared/clients/index.ts') << '// changed\n'
new File(basedir, 'agent/common/src/common.py') << '# changed\n'
commit()
return true
