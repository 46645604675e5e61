# One run for each pair of files: it compares two.
for pair in development:test test:staging staging:production; do
    for file in environments/"${pair%:*}"/*.env; do
        envdrift diff --format json "$file" "environments/${pair#*:}/${file##*/}"
    done
done
