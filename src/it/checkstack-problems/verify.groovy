// Everything that is wrong with a plugin and its siblings is told at once, with its place.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def report = new JsonSlurper().parse(new File(basedir, 'target/provider/validation.json'))
assert report.format == 'checkstack'
assert !report.ok
assert report.problems.findAll { it.severity == 'error' }.collect { "${it.file}:${it.line} ${it.path} ${it.code}" as String }.sort() == [
    'backend/package.json:1 description checkstack/required',
    'backend/package.json:13 dependencies.@checkstack/backend-api checkstack/platform-range',
    'backend/package.json:14 dependencies.@acme/gauge-comon checkstack/unresolved-range',
    'backend/package.json:15 dependencies.zod checkstack/unresolved-range',
    'backend/package.json:16 dependencies.local checkstack/local-range',
    'backend/package.json:2 name checkstack/npm-name',
    'backend/package.json:3 version checkstack/version',
    'backend/package.json:3 version checkstack/version-mismatch',
    'backend/package.json:4 author.email checkstack/author',
    'backend/package.json:6 homepage checkstack/url',
    'backend/package.json:8 checkstack.type checkstack/plugin-type',
    'backend/package.json:9 checkstack.pluginId checkstack/plugin-id',
    'backend/package.json:10 checkstack.bundle[1] checkstack/sibling-missing',
    'common/package.json:1 description checkstack/required',
    'common/package.json:3 version checkstack/sibling-version',
    'common/package.json:6 checkstack.bundle checkstack/sibling-bundle',
].sort()
assert log.contains('did you mean "@acme/gauge-frontend"?')
assert log.contains('did you mean "backend"?')
assert !log.contains('\tat ')
