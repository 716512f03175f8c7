// The archived manifest is the author's, with comments, order and layout; only what a release changes is changed.

def archived = { String module, String archive, String manifest ->
  def file = new File(basedir, "${module}/target/provider/release/${archive}")
  assert ['tar', '-tzf', file].execute().text.readLines() == [manifest]
  ['tar', '-xOzf', file, manifest].execute().text
}

// A manifest.yml is packed as manifest.yaml, the kind in its one spelling, and without the command that was run here.
def source = new File(basedir, 'yml/manifest.yml').text
def build = '''\
release:
  build:
    command: [echo, "nothing to do"]
'''
assert source.startsWith('# The team') && source.endsWith(build)
assert archived('yml', 'gestalt-plugin-clock_v1.0.0.tar.gz', 'manifest.yaml')
    == source.replace('kind: Plugin', 'kind: plugin') - build

// JSON stays JSON.
assert archived('json', 'gestalt-plugin-calendar_v1.0.0.tar.gz', 'manifest.json')
    == new File(basedir, 'json/manifest.json').text
