# One run for each environment: a schema does not see in which file it is applied.
failed=0
for environment in development test staging production; do
    check-jsonschema --schemafile "checks/$environment.schema.json" environments/"$environment"/*.yaml || failed=1
done
exit $failed
