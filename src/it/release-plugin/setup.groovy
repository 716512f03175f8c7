// A repository of its own, with somebody to commit, and one that it is pushed to.
def work = new File(basedir, 'work')
def git = { File directory, String... command ->
  def process = new ProcessBuilder(['git', *command]).directory(directory).redirectErrorStream(true).start()
  def said = process.inputStream.text
  assert process.waitFor() == 0 : said
}
// Only a POM at the top of a test has its placeholders filled.
new File(work, 'pom.xml').text = new File(basedir, 'pom.xml').text
    .replace('@originPath@', new File(basedir, 'origin.git').path)
    .replace('@repositoryPath@', new File(basedir, 'repository').path)
git(basedir, 'init', '-q', '--bare', 'origin.git')
git(new File(basedir, 'origin.git'), 'symbolic-ref', 'HEAD', 'refs/heads/main')
// Maven Invoker copies no file of this name.
new File(work, '.gitignore').text = 'target/\npom.xml.releaseBackup\nrelease.properties\n'
git(work, 'init', '-q')
git(work, 'checkout', '-q', '-b', 'main')
git(work, 'config', 'user.name', 'Somebody')
git(work, 'config', 'user.email', 'somebody@acme.example')
git(work, 'add', '.')
git(work, 'commit', '-q', '-m', 'Begin')
git(work, 'push', '-q', new File(basedir, 'origin.git').path, 'main')
return true
