// Files that a careless build copies along.
new File(basedir, 'ui/.env').text = 'TOKEN=1234\n'
new File(basedir, 'ui/.ssh').mkdir()
new File(basedir, 'ui/.ssh/config').text = 'Host *\n'
new File(basedir, 'ui/.env.example').text = 'TOKEN=\n'
assert new File(basedir, 'ui').list().size() == 4
