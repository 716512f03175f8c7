# Stands for a bundler.
echo "bundling with $1"
echo "a warning" >&2
echo run >> ../runs.txt
mkdir -p ../dist/static
cp index.html ../dist/
echo 'console.log("built")' > ../dist/static/app.js
