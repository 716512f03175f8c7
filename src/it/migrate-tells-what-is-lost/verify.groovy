// Migrating keeps what it can and tells the rest with its line; the old manifest stays unless the user says otherwise.

def (migrate, again, build) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert migrate.contains('plugin.yaml:6:1: warning: the comment has lost its place: # Built by hand.')
assert migrate.contains("plugin.yaml:9:1: warning: the comment has lost its place: # for agents")
assert migrate.contains("plugin.yaml:12:13: warning: provider.connections.default.mode: today's servers have no mode either")
assert migrate.contains('plugin.yaml:17:23: warning: provider.connections.default.auth.credentials[0].help_url: the field is left out')
assert migrate.contains('remove plugin.yaml when you are content with it')
assert new File(basedir, 'plugin.yaml').exists()

assert new File(basedir, 'manifest.yaml').text == '''\
# The support desk.
kind: plugin
source: github.com/acme/plugins/support
version: 1.0.0
spec:
  mcp: true
  connections:
    default:
      mode: user
      auth:
        type: manual
        credentials:
          - name: token
  surfaces:
    rest:
      baseUrl: https://support.example # no slash at the end
      operations:
        - {name: list, method: GET, path: /tickets}
artifacts:
  - {os: linux, arch: amd64, path: bin/support}
entrypoint:
  artifactPath: bin/support
'''

assert again.contains("expected no manifest of today's format yet, found ${basedir}")
assert !again.contains('\tat ')

assert build.contains('manifest.yaml is valid (format gestalt')
assert new File(basedir, 'target/provider/release/gestalt-plugin-support_v1.0.0.tar.gz').exists()
