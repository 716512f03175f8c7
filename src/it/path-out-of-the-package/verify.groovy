// A package holds what lies below its manifest: no path may lead elsewhere. One line for each.

def log = new File(basedir, 'build.log').text
assert log.readLines().findAll { it.startsWith('[ERROR] manifest.yaml:') } == '''\
[ERROR] manifest.yaml:4:11: error: iconFile: expected a path that stays within the package, found "../icon.svg"  [gestalt/package-path]
[ERROR] manifest.yaml:6:21: error: spec.configSchemaPath: expected a path relative to the manifest, found "/etc/config.schema.json"  [gestalt/package-path]
[ERROR] manifest.yaml:9:17: error: spec.surfaces.openapi.document: expected a path that stays within the package, found "../shared/openapi.yaml"  [gestalt/package-escape]
'''.readLines()
assert log.contains("hint: move the file below the manifest's directory")
assert log.contains('hint: write it without the leading slash')
assert log.contains('manifest.yaml: 3 errors, listed above')
assert !log.contains('\tat ')
