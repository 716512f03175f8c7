// What looks like a secret among the files of a UI is a warning: everyone can download it from the server.

def log = new File(basedir, 'build.log').text
assert log.readLines().findAll { it.startsWith('[WARNING] manifest.yaml:') } == ['.env', '.ssh/'].collect {
  "[WARNING] manifest.yaml:5:14: warning: spec.assetRoot: expected nothing but what everyone may see, found ui/${it}  [gestalt/suspicious-file]".toString()
}
assert log.contains('hint: everything below assetRoot is published; remove it if it holds a secret')
assert new File(basedir, 'target/provider/release/gestalt-plugin-careless_v1.0.0.tar.gz').exists()
