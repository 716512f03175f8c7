// One Maven project for a whole workspace: the bundle is the main artifact, its packages are attached.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def release = new File(basedir, 'target/provider/release')
def bundle = new File(release, 'my-org-widget-backend-1.2.3-bundle.tgz')
def safeNames = ['my-org-widget-backend', 'my-org-widget-common', 'my-org-widget-frontend']

// A GitHub release made of this directory has exactly one .tgz.
assert release.list().sort() == ['checksums.txt', bundle.name]
assert ['tar', '-tzf', bundle].execute().text.readLines() == ['bundle.json'] + safeNames.collect { "packages/$it-1.2.3.tgz" }
def manifest = new JsonSlurper().parseText(['tar', '-xOzf', bundle, 'bundle.json'].execute().text)
assert manifest.primary == '@my-org/widget-backend'
assert manifest.packages*.name == ['@my-org/widget-backend', '@my-org/widget-common', '@my-org/widget-frontend']

// What npm gets has no range that only the workspace understands, and the sources still have theirs.
def npm = new File(basedir, 'target/provider/npm')
assert npm.list().sort() == safeNames.collect { "$it-1.2.3.tgz" }
def backend = new JsonSlurper().parseText(
    ['tar', '-xOzf', new File(npm, 'my-org-widget-backend-1.2.3.tgz'), 'package/package.json'].execute().text)
assert backend.dependencies == ['@my-org/widget-common': '^1.2.3', 'is-number': '7.0.0', 'left-pad': '~1.3.0']
assert new File(basedir, 'packages/widget-backend/package.json').text.contains('"@my-org/widget-common": "workspace:*"')

// A Maven repository holds the same bytes, with a list of their digests.
def deployed = new File(basedir, 'target/repository/com/acme/checkstack-bundle/1.2.3')
assert new File(deployed, 'checkstack-bundle-1.2.3.tgz').bytes == bundle.bytes
for (name in safeNames) {
  assert new File(deployed, "checkstack-bundle-1.2.3-${name}.tgz").bytes == new File(npm, "$name-1.2.3.tgz").bytes
}
def checksums = new File(deployed, 'checkstack-bundle-1.2.3-checksums.txt').readLines()
assert checksums.size() == 4
for (line in checksums) {
  def (digest, name) = line.split('  ')
  assert new File(deployed, name).bytes.digest('SHA-256') == digest
}
assert log.contains("${bundle.name} would be taken")
assert log.contains('release tag v1.2.3')
