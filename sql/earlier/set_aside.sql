-- Step 1 of the upgrade from tables without rows for configurations: renames the old tables. A user's own view on one of our views stops it.
do $aside$
declare
    ours text;
    item record;
begin
    select string_agg(format('sweep.%I', viewname), ', ') into ours from pg_views
    where schemaname = 'sweep' and viewname in (
        'trial_results', 'controls', 'bound_validation', 'stitching_validation', 'window_validation', 'padding_effect', 'separability_validation',
        'shift_validation', 'tile_size_curve', 'loss_curves', 'figures', 'coverage', 'verdict_counts', 'sweep_progress', 'worker_utilisation', 'attempt_history',
        'repeated_measurements', 'disagreements', 'determinism_audit', 'prediction_audit');
    if ours is not null then
        execute 'drop view ' || ours;
    end if;

    drop trigger if exists keep_final on sweep.trials;
    drop function if exists sweep.keep_final();
    create schema sweep_before;
    for item in
        select tablename as name from pg_tables
        where schemaname = 'sweep' and tablename in (
            'sweeps', 'trainings', 'trials', 'attempts', 'measurements', 'late_measurements', 'workers', 'running', 'artifacts', 'prediction_records', 'image_sets',
            'clusters', 'silos', 'nodes', 'devices')
    loop
        execute format('alter table sweep.%I set schema sweep_before', item.name);
    end loop;
end
$aside$;
