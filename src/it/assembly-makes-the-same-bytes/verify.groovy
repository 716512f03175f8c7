// Another plugin that is told to use our archiver makes the archive that release-archive makes, byte for byte, and it is
// installed like any other of its.

def release = new File(basedir, 'target/provider/release/gestalt-plugin-same_v1.0.0.tar.gz')
def assembly = new File(basedir, 'target/assembly-makes-the-same-bytes-1.0.0-same.provider.tar.gz')
assert ['tar', '-tzf', assembly].execute().text.readLines()
    == ['docs/index.md', 'docs/setup.sh', 'manifest.yaml', 'ui/index.html', 'ui/map.bin']
assert assembly.bytes.digest('SHA-256') == release.bytes.digest('SHA-256')

def installed = new File(localRepositoryPath, 'com/acme/assembly-makes-the-same-bytes/1.0.0')
for (archive in ['same.provider.tar.gz', 'generic.tar.gz']) {
  def file = new File(installed, "assembly-makes-the-same-bytes-1.0.0-${archive}")
  assert file.bytes.digest('SHA-256') == release.bytes.digest('SHA-256')
}
