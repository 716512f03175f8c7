# Stands for a bundler.
echo "bundling with $1"
mkdir -p "$GESTALT_BUILD_STATIC/js"
cp index.html "$GESTALT_BUILD_STATIC"
echo 'console.log("built")' > "$GESTALT_BUILD_STATIC/js/app.js"
