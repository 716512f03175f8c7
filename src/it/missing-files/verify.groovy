// Each file that a manifest names has to be there, and is named from where Maven was started;
// provider.checkFiles=false checks a manifest without its files.

def (complete, alone) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert complete.readLines().findAll { it =~ /^\[ERROR\] ([a-z-]+\/manifest\.yaml:\d|\[[a-z-]+\]     hint: )/ } == '''\
[ERROR] plugin/manifest.yaml:4:11: error: iconFile: expected the icon, found nothing at "assets/icon.svg"  [gestalt/missing-file]
[ERROR] plugin/manifest.yaml:6:21: error: spec.configSchemaPath: expected the configuration schema, found nothing at "schemas/config.schema.json"  [gestalt/missing-file]
[ERROR] plugin/manifest.yaml:9:17: error: spec.surfaces.openapi.document: expected the document of the surface, found nothing at "openapi.yaml"  [gestalt/missing-file]
[ERROR] ui/manifest.yaml:5:14: error: spec.assetRoot: expected the directory of the built UI, found nothing at "dist"  [gestalt/missing-file]
[ERROR] [missing-files-ui]     hint: build the UI first, or say how in release.build
[ERROR] empty-ui/manifest.yaml:5:14: error: spec.assetRoot: expected the files of the built UI, found an empty directory  [gestalt/empty-assets]
[ERROR] [missing-files-empty-ui]     hint: build the UI first, or say how in release.build
'''.readLines()
assert !complete.contains('\tat ')

assert alone.readLines().count { it =~ /^\[INFO\] \[missing-files-[a-z-]+\] manifest\.yaml is valid \(format gestalt\)$/ } == 3
