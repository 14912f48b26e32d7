-- For the views below: intervals over replicates, and what was measured.

-- Student's t at 97.5 % for n values: half of the 95 % interval of their mean is student_t(n) * deviation / sqrt(n). Up to 30 degrees of
-- freedom from the table; beyond by the first terms of its expansion around the normal quantile z, t = z + (z^3 + z) / (4 degrees) + ...
-- (Fisher and Cornish 1960), right to four digits there.
create or replace function sweep.student_t(n bigint) returns double precision
language sql immutable parallel safe
return case
    when n between 2 and 31 then (array[
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    ])[n - 1]
    when n > 31 then (
        select z + (z ^ 3 + z) / (4 * v) + (5 * z ^ 5 + 16 * z ^ 3 + 3 * z) / (96 * v ^ 2) + (3 * z ^ 7 + 19 * z ^ 5 + 17 * z ^ 3 - 15 * z) / (384 * v ^ 3)
        from (values (1.959964::double precision, (n - 1)::double precision)) as normal (z, v)
    )
end;

comment on function sweep.student_t is 'Student''s t at 97.5 % for n values, n - 1 degrees of freedom; null for fewer than two';

-- Exact 95 % interval of a share (Clopper and Pearson 1934): the shares p at which k of n or more extreme has a chance of at least
-- 2.5 %. Found by halving; the chance of at most k is a sum of binomial terms, each from the one before.
create or replace function sweep.clopper_pearson(k bigint, n bigint, out low double precision, out high double precision)
language plpgsql immutable parallel safe as $$
declare
    half constant double precision := 0.025;
begin
    if n < 1 then
        return;
    end if;

    low := case when k = 0 then 0 when k = n then half ^ (1.0 / n) end;
    high := case when k = n then 1 when k = 0 then 1 - half ^ (1.0 / n) end;
    low := coalesce(low, 1 - sweep.largest_share(n - k, n));
    high := coalesce(high, sweep.largest_share(k, n));
end
$$;

comment on function sweep.clopper_pearson is 'Exact 95 % interval of the share that k of n show (Clopper and Pearson 1934)';

-- The largest share p at which at most k of n, 0 <= k < n, has a chance of 2.5 %.
create or replace function sweep.largest_share(k bigint, n bigint) returns double precision
language plpgsql immutable parallel safe as $$
declare
    low double precision := 0;
    high double precision := 1;
    p double precision;
    term double precision;
    chance double precision;
begin
    for halving in 1 .. 50 loop
        p := (low + high) / 2;
        -- In logarithms, for (1 - p)^n is no number any more at a few thousand.
        term := n * ln(1 - p);
        chance := case when term > -700 then exp(term) else 0 end;
        for i in 1 .. k loop
            term := term + ln((n - i + 1)::double precision / i) + ln(p / (1 - p));
            chance := chance + case when term > -700 then exp(term) else 0 end;
        end loop;

        if chance > 0.025 then
            low := p;
        else
            high := p;
        end if;
    end loop;

    return (low + high) / 2;
end
$$;

comment on function sweep.largest_share is 'The share at which at most k of n has a chance of 2.5 %';

-- Of a row of measurements or late_measurements: what was measured, without what was concluded and where it comes from.
create or replace function sweep.measured_numbers(measurement jsonb) returns jsonb
language sql immutable parallel safe
return measurement - array[
    'trial_id', 'attempt_id', 'verdict', 'distinct_verdict', 'stitching_verdict', 'seams_verdict', 'separable_verdict', 'shifts_verdict', 'reason',
    'worker', 'device', 'git_revision', 'libraries', 'one_dnn', 'self_test_passed', 'threads', 'training_time', 'measuring_time', 'received_at',
    'science', 'reused_from', 'resumed_step'
];

comment on function sweep.measured_numbers is 'The measured numbers of a row of measurements or late_measurements';


-- Hash of what a sweep predicts of its trials from one place of the grid to before another: of the hashes of each ten thousand places, each
-- of the hashes of its trials, so that a million of them need no memory. A trial is a JSON array of its place, its grid point, every prediction
-- with its notes, and why it is infeasible. Records keep what this gave: another encoding needs a function of another name beside it.
create or replace function sweep.prediction_hash(sweep uuid, first_ordinal bigint, before_ordinal bigint) returns text
language sql stable parallel safe as $$
    with hashed as (
        select
            t.ordinal,
            sha256(convert_to(jsonb_build_array(
                t.ordinal, t.canonical, t.period, t.bound, t.predicted_distinct, t.predicted_seamless, t.predicted_jump, t.predicted_separable,
                t.predicted_equivariant, t.prediction_notes, t.infeasible_reason
            )::text, 'UTF8')) as trial
        from sweep.trials t
        where t.sweep_id = $1 and t.ordinal >= $2 and ($3 is null or t.ordinal < $3)
    ),
    stretches as (
        select ordinal / 10000 as stretch, sha256(string_agg(trial, ''::bytea order by ordinal)) as trials from hashed group by ordinal / 10000
    )
    select encode(sha256(coalesce(string_agg(trials, ''::bytea order by stretch), ''::bytea)), 'hex') from stretches
$$;
