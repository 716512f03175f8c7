// A plugin brings its UI along, from the directory next door: built by its own command, packed with its own manifest.

def archive = new File(basedir, 'api/target/provider/release/gestalt-plugin-tickets_v1.3.0.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines()
    == ['_owned_ui/console/dist/index.html', '_owned_ui/console/manifest.yaml', 'manifest.yaml']

assert ['tar', '-xOzf', archive, 'manifest.yaml'].execute().text
    == new File(basedir, 'api/manifest.yaml').text.replace('../console/manifest.yaml', '_owned_ui/console/manifest.yaml')

// It keeps the version that it has.
assert ['tar', '-xOzf', archive, '_owned_ui/console/manifest.yaml'].execute().text == '''\
kind: ui
source: github.com/acme/ui/tickets-console
version: 9.9.9
spec:
  assetRoot: dist
'''
