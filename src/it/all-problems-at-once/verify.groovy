// Everything that is wrong is told at once, sorted by place: file, line, column, field, rule, and what to do about it.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def expected = '''\
manifest.yaml:3:9: error: source: expected a source of at least four parts, host/owner/repository/path, found "github.com/acme/weather"  [gestalt/source]
    hint: for example github.com/acme/plugins/weather
manifest.yaml:4:10: error: version: expected a semantic version of three numbers, found "v1.0.0"  [gestalt/version]
    hint: write "1.0.0"
manifest.yaml:5:1: error: display_name: expected a known key, found "display_name"  [document/unknown-key]
    hint: did you mean "displayName"?
manifest.yaml:6:11: error: iconFile: expected the icon, found nothing at "assets/icon.svg"  [gestalt/missing-file]
manifest.yaml:10:13: error: spec.connections.default.mode: expected none, user or platform, found "everybody"  [gestalt/connection]
manifest.yaml:14:19: warning: spec.surfaces.rest.connection: expected a connection declared in spec.connections, found "defualt"; a server refuses it when it is deployed  [gestalt/deploy]
    hint: did you mean "default"?
manifest.yaml:17:19: error: spec.surfaces.rest.operations[0].method: expected GET, POST, PUT, PATCH or DELETE, found "FETCH"  [gestalt/http-method]
    hint: did you mean "PATCH"?
manifest.yaml:20:23: error: spec.surfaces.rest.operations[0].parameters[0].name: expected the placeholder {town} in the path, found "/forecast/{city}"  [gestalt/parameter]
    hint: add the placeholder, or set in to query or body
manifest.yaml:21:11: error: spec.surfaces.rest.operations[1].path: expected the path of the operation, found nothing  [gestalt/required]
manifest.yaml:21:17: error: spec.surfaces.rest.operations[1].name: expected each operation name once, found "forecast" again (first in line 16)  [gestalt/operation]
'''.readLines()
def shown = log.readLines().findAll { it =~ /^\[(ERROR|WARNING)\] (manifest\.yaml:\d|    hint: )/ }
assert shown*.replaceFirst(/^\[\w+\] /, '') == expected
assert shown.findAll { it.startsWith('[WARNING]') }.size() == 2
assert log.contains('manifest.yaml: 9 errors, listed above')
assert !log.contains('\tat ')

// The same for scripts and editors, although the build failed.
def report = new JsonSlurper().parse(new File(basedir, 'target/provider/validation.json'))
assert report.format == 'gestalt'
assert report.manifest == 'manifest.yaml'
assert !report.ok
assert report.problems.collectMany { problem ->
  def field = "${problem.file}:${problem.line}:${problem.column}: ${problem.severity}: ${problem.path}"
  ["${field}: ${problem.message}  [${problem.code}]".toString()] + (problem.hint ? ['    hint: ' + problem.hint] : [])
} == expected
