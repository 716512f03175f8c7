// Manifests of both earlier generations become ones of today's, in their authors' words; what has no counterpart is told.

def (check, migrate, legacy, code, build, again, wrong) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
for (told in [check, migrate]) {
  assert told.contains('manifest.yaml:9:17: warning: spec.connections.default.exposure: the field is left out')
  assert told.contains('manifest.yaml:11:20: warning: spec.connections.shared.mode: credentials of the deployment')
  assert told.contains('manifest.yaml:19:25: warning: spec.surfaces.rest.operations[0].allowedRoles: the field is left out')
  assert told.contains('apps.tickets.allowedOperations.list.allowedRoles: [agent]')
}
assert check.findAll(/would write (\w+\/)?manifest\.yaml/).size() == 2
assert migrate.contains('wrote manifest.yaml')
assert new File(basedir, 'tickets/manifest.yaml').text == '''\
# The support desk.
kind: app
source: github.com/acme/plugins/tickets
version: 1.2.0
spec:
  connections:
    default: # everybody's own
      mode: subject
      auth: {type: none}
    shared: {mode: subject, auth: {type: none}}
  surfaces:
    rest:
      baseUrl: https://tickets.example
      operations:
        - name: list
          method: GET
          path: /tickets
'''

// Two generations at once.
assert legacy.contains('removed plugin.yaml')
assert new File(basedir, 'weather').list().sort() == ['manifest.yaml', 'pom.xml', 'target']
assert new File(basedir, 'weather/manifest.yaml').text == '''\
# Forecasts.
kind: app
source: github.com/acme/plugins/weather
version: 1.2.0
displayName: Weather # as people call it
spec:
  connections:
    default:
      mode: subject
      auth: {type: none}
  surfaces:
    rest:
      baseUrl: https://weather.example
      operations:
        - {name: forecast, method: GET, path: /forecast}
'''

// What compiled code by itself is written down.
assert code.contains('wrote manifest.yaml')
assert new File(basedir, 'digest/manifest.yaml').text == '''\
kind: app
source: github.com/acme/plugins/digest
version: 1.2.0 # with the package's
install:
  command: [uv, sync, --frozen]
build:
  command: [uv, run, gestalt, build]
run:
  command: [uv, run, gestalt, run, '.', digest:provider]
spec: {}
'''

// They are packaged as what they are now.
for (name in ['tickets', 'weather']) {
  def release = new File(basedir, "${name}/target/provider/release")
  assert new File(release, "gestalt-app-${name}_v1.2.0.tar.gz").file
  def metadata = new File(release, 'provider-release.yaml').text
  assert metadata.contains('kind: app\n')
  assert metadata.contains('staticValidation:\n')
}
assert again.findAll('nothing to migrate to today').size() == 3
assert wrong.contains('provider.migrate.to: expected may or app, found "today"')
assert !new File(basedir, 'build.log').text.contains('\tat ')
