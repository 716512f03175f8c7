// To compare with when the old manifest is gone.
new File(basedir, 'before.yaml').text = new File(basedir, 'plugin.yaml').text
assert !new File(basedir, 'manifest.yaml').exists()
