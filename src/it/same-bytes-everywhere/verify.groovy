// The same inputs make the same bytes: in another directory, from files with other modes and times, in another order, time
// zone and locale, and with another number of threads.
import java.util.zip.GZIPInputStream

def log = new File(basedir, 'build.log').text
assert log.contains('Default locale: tr_TR')
assert log =~ /Finished at: \S+\+09:00/

def releases = ['here', 'elsewhere'].collectMany { module ->
  ['provider', 'again'].collect { new File(basedir, "${module}/target/${it}/release") }
}
def names = ['checksums.txt', 'gestalt-plugin-same_v1.0.0.tar.gz', 'provider-release.yaml']
for (release in releases) {
  assert release.list().sort() == names
  for (name in names) {
    assert new File(release, name).bytes == new File(releases[0], name).bytes
  }
}

// In the archive nothing is left of the machine: names in the order of their bytes, one mode for files that are not run.
def archive = new File(releases[0], names[1])
def listing = ['tar', '-tvzf', archive].execute().text.readLines().collect { [it.substring(0, 10), it.split(/\s+/).last()] }
assert listing == [
    'assets/icon.svg', 'manifest.yaml', 'ui/index.html', 'ui/map.bin', 'ui/static/INDEX.css', 'ui/static/a-b.css',
    'ui/static/a.js', 'ui/static/run.sh',
].collect { ['-rw-r--r--', it] }

// Owner and time are zero as well: these bytes never change.
def tar = new GZIPInputStream(archive.newInputStream()).withCloseable { it.bytes }
assert tar.digest('SHA-256') == '75aeae33276fa05073353b862665381b90d6e28f52ea256fddb9d4a60871cffd'
assert archive.withInputStream { it.readNBytes(10) }.encodeHex().toString() == '1f8b08000000000000ff'
