// A project without a manifest hears which files would do.

def log = new File(basedir, 'build.log').text
assert log.contains("expected a manifest in ${basedir}, found none of manifest.json, manifest.yaml, manifest.yml, plugin.json,")
assert log.contains('hint: create one, or name it with -Dprovider.manifest=FILE')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/provider').exists()
