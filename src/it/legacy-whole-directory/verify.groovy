// provider.layout=package takes the manifest's whole directory, as plugin package did, but not its history.

def archive = new File(basedir, 'target/provider/release/gestalt-plugin-whole_v1.0.0.tar.gz')
assert ['tar', '-tzf', archive].execute().text.readLines() == ['bin/whole', 'node_modules/dep/index.js', 'plugin.yaml']
assert ['tar', '-xOzf', archive, 'plugin.yaml'].execute().text
    .contains("sha256: ${new File(basedir, 'provider/bin/whole').bytes.digest('SHA-256')}")
