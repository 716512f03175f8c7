// mvn deploy publishes to npm before it publishes anything elsewhere; what broke off is completed by the next run.
import groovy.json.JsonSlurper

def url = new File(basedir, 'test.properties').text.strip().split('=')[1]
def published = { new JsonSlurper().parse(new URL("${url}@acme%2fdial-${it}")) }
try {
  def (broken, complete) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
  assert broken.contains('[INFO] npm: published @acme/dial-common@1.0.0')
  assert broken.contains('npm publish of @acme/dial-backend@1.0.0')
  assert !broken.contains('\tat ')
  assert !broken.contains(':deploy (default-deploy)')
  assert complete.contains('[INFO] npm: @acme/dial-common@1.0.0 is there already, with the same contents')
  assert complete.contains('[INFO] npm: published @acme/dial-backend@1.0.0')
  assert complete.contains('BUILD SUCCESS')

  // What is there is what was packed, and the primary asks for its sibling.
  for (name in ['backend', 'common']) {
    def packed = new File(basedir, "target/provider/npm/acme-dial-${name}-1.0.0.tgz")
    assert published(name).versions['1.0.0'].dist.shasum == packed.bytes.digest('SHA-1')
  }
  assert published('backend').versions['1.0.0'].dependencies == ['@acme/dial-common': '^1.0.0']
  assert new File(basedir, 'target/repository/com/acme/checkstack-deploy-breaks-off/1.0.0/checkstack-deploy-breaks-off-1.0.0.tgz').exists()
} finally {
  new URL("${url}stop").text
}
assert new File(basedir, 'registry/storage/@acme').list().sort() == ['dial-backend', 'dial-common']
