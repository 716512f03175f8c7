// One module a package, in a workspace of pnpm: each is packaged, and the primary's bundle brings its siblings along.
import groovy.json.JsonSlurper

def json = { archive -> new JsonSlurper().parseText(['tar', '-xOzf', archive, 'package/package.json'].execute().text) }
def common = new File(basedir, 'common/target/provider')
def backend = new File(basedir, 'backend/target/provider')

// A package without siblings is its own release.
assert new File(common, 'release').list().sort() == ['acme-gauge-common-2.0.0.tgz', 'checksums.txt']
assert new File(common, 'npm/acme-gauge-common-2.0.0.tgz').bytes == new File(common, 'release/acme-gauge-common-2.0.0.tgz').bytes
assert json(new File(common, 'npm/acme-gauge-common-2.0.0.tgz')).dependencies == [zod: '^4.2.1']

// The bundle's sibling is the very same package; a SNAPSHOT of Maven is none of npm.
assert new File(backend, 'release').list().sort() == ['acme-gauge-backend-2.0.0-bundle.tgz', 'checksums.txt']
assert json(new File(backend, 'npm/acme-gauge-backend-2.0.0.tgz')).dependencies == ['@acme/gauge-common': '~2.0.0']
assert new File(backend, 'npm/acme-gauge-common-2.0.0.tgz').bytes == new File(common, 'npm/acme-gauge-common-2.0.0.tgz').bytes

def installed = new File(localRepositoryPath, 'com/acme/checkstack-reactor-backend/2.0.0-SNAPSHOT')
assert new File(installed, 'checkstack-reactor-backend-2.0.0-SNAPSHOT.tgz').bytes ==
    new File(backend, 'release/acme-gauge-backend-2.0.0-bundle.tgz').bytes
