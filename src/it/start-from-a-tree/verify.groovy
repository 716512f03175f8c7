def repository = new File(basedir, 'repository')
def log = new File(basedir, 'build.log').text
assert !log.contains('\tat ')
assert log.contains('missing: app/slack/pom.xml, for app/slack/manifest.yaml')
assert log.contains('left out app/slack/testdata/x/manifest.yaml, test data')
assert log.contains('all POMs are as they should be')

// One POM at the top has the plugin, and with it every provider its packaging.
def top = new File(repository, 'pom.xml').text
assert (top =~ /<module>(.*)<\/module>/).collect { it[1] } == ['app/default', 'app/slack', 'old/echo', 'ui/default']
assert !new File(repository, 'app/slack/pom.xml').text.contains('<plugin>')
assert new File(repository, 'app/default/pom.xml').text.contains('<artifactId>app-default</artifactId>')
assert new File(repository, 'ui/default/pom.xml').text.contains('<artifactId>ui-default</artifactId>')
assert new File(repository, '.gitignore').text == 'generated/\ntarget/\n'

['app/default', 'app/slack', 'ui/default'].each { path ->
  assert new File(repository, "${path}/target/provider/release/provider-release.yaml").isFile()
}
assert new File(repository, 'app/slack/target/provider/release/gestalt-plugin-slack_v2.0.0-alpha.1.tar.gz').isFile()
assert new File(repository, 'old/echo/target/provider/release/checksums.txt').isFile()
