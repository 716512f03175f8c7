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
assert new File(repository, 'old/echo/target/provider/release/checksums.txt').isFile()

// A broken module holds no other back, and a second run completes what was left.
def second = new groovy.json.JsonSlurper().parse(new File(repository, 'target/second.json'))
assert second.projects == 'ui/default'
assert second.modules*.state == ['released', 'released', 'released', 'new']
def releases = new File(repository, 'target/releases/io/github/acme')
['app-default/0.1.0', 'slack/2.0.0-alpha.1', 'ui-default/0.3.0'].each { place ->
  assert new File(releases, "${place}/${place.replace('/', '-')}.yaml").isFile()
}
assert new File(releases, 'slack/2.0.0-alpha.1/slack-2.0.0-alpha.1-generic.tar.gz').isFile()
assert log.contains('found a pointer of Git LFS in its place')

// A snapshot of a commit is a release like any other, in a directory that can be carried anywhere.
def snapshot = '0.0.0-snapshot.g0123456789abcdef0123456789abcdef01234567'
def snapshots = new File(repository, 'target/snapshots/io/github/acme')
def metadata = new File(snapshots, "app-default/${snapshot}/app-default-${snapshot}.yaml").text
assert metadata.contains("version: ${snapshot}")
assert metadata.contains("path: app-default-${snapshot}-generic.tar.gz")
assert new File(snapshots, "app-default/${snapshot}/app-default-${snapshot}-generic.tar.gz").isFile()
assert new File(snapshots, "echo/${snapshot}/echo-${snapshot}-generic.tar.gz").isFile()
