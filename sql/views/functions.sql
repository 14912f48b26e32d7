-- For the views below and those who read them: the sweep by its name, intervals over replicates, and what was measured.

-- The id of a sweep; null where there is none of this name. Ask views of one sweep by it: the server looks it up before it plans, knows from
-- its statistics how many rows there will be, and answers for a small sweep beside a large one as fast as without that. "Immutable" is what
-- makes it do so; a sweep keeps its name and id, but a prepared statement that outlives a sweep would go on to ask for the id of that one.
create or replace function sweep.id_of(name text) returns uuid
language sql immutable strict parallel safe
return (select id from sweep.sweeps s where s.name = $1);

comment on function sweep.id_of is 'The id of the sweep of this name; null where there is none';

create or replace function sweep.ids_of(variadic names text[]) returns uuid[]
language sql immutable strict parallel safe
return (select coalesce(array_agg(s.id), '{}') from sweep.sweeps s where s.name = any($1));

comment on function sweep.ids_of is 'The ids of the sweeps of these names';

-- Student's t at 97.5 % for n values: half of the 95 % interval of their mean is student_t(n) * deviation / sqrt(n). Up to 30 degrees of
-- freedom from the table; beyond by the first terms of its expansion around the normal quantile z = 1.959964 in powers of one over the degrees,
-- (z^3 + z) / 4, (5 z^5 + 16 z^3 + 3 z) / 96 and (3 z^7 + 19 z^5 + 17 z^3 - 15 z) / 384 (Fisher and Cornish 1960), right to four digits there.
-- One expression: the server then writes it into the query, where it costs a tenth of a call.
create or replace function sweep.student_t(n bigint) returns double precision
language sql immutable parallel safe
return case
    when n between 2 and 31 then ('{
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    }'::double precision[])[n - 1]
    when n > 31 then 1.959964::double precision + (2.372271::double precision + (2.822499::double precision + 2.555850::double precision / (n - 1)) / (n - 1)) / (n - 1)
end;

comment on function sweep.student_t is 'Student''s t at 97.5 % for n values, n - 1 degrees of freedom; null for fewer than two';

-- Exact 95 % interval of a share (Clopper and Pearson 1934): the shares p at which k of n or more extreme has a chance of at least
-- 2.5 %.
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

comment on function sweep.clopper_pearson(bigint, bigint) is 'Exact 95 % interval of the share that k of n show (Clopper and Pearson 1934)';

-- The largest share p at which at most k of n, 0 <= k < n, has a chance of 2.5 %: that chance is a sum of binomial terms, each from the one
-- before, and falls with p by (n - k) / (1 - p) times the last of them. Newton's steps on its logarithm, halving where one leads astray.
create or replace function sweep.largest_share(k bigint, n bigint) returns double precision
language plpgsql immutable parallel safe as $$
declare
    low double precision := 0;
    high double precision := 1;
    p double precision := (k + 1.0) / (n + 1.0);
    next double precision;
    term double precision;
    chance double precision;
    fall double precision;
begin
    for step in 1 .. 100 loop
        -- In logarithms, for (1 - p)^n is no number any more at a few thousand.
        term := n * ln(1 - p);
        chance := case when term > -700 then exp(term) else 0 end;
        for i in 1 .. k loop
            term := term + ln((n - i + 1)::double precision / i * p / (1 - p));
            chance := chance + case when term > -700 then exp(term) else 0 end;
        end loop;

        if chance > 0.025 then
            low := p;
        else
            high := p;
        end if;

        fall := case when term > -700 then (n - k) / (1 - p) * exp(term) else 0 end;
        next := case when chance > 0 and fall > 0 then p + chance / fall * ln(chance / 0.025) end;
        if next is null or next <= low or next >= high then
            next := (low + high) / 2;
        end if;

        exit when abs(next - p) < 1e-14;
        p := next;
    end loop;

    return p;
end
$$;

comment on function sweep.largest_share is 'The share at which at most k of n has a chance of 2.5 %';

-- The two ends of that interval. Views ask for them once for each of many configurations, most of which have few seeds: up to ten they are
-- looked up, n = 1 first and k from 0 to n, in an expression that the server writes into the query; the search above takes a hundred times as long.
create or replace function sweep.share_low(k bigint, n bigint) returns double precision
language sql immutable parallel safe
return case when n between 1 and 10 then ('{
        0, 0.025,
        0, 0.012579117093405978, 0.15811388300841897,
        0, 0.008403758659609628, 0.09429932405023544, 0.2924017738212866,
        0, 0.006309463209709931, 0.06758598648852754, 0.19412044968325537, 0.3976353643835253,
        0, 0.005050763379455536, 0.052744950526317, 0.14663279963466735, 0.28358206388191043, 0.4781762498950185,
        0, 0.0042107445144895506, 0.04327186829273044, 0.11811724875702523, 0.22277809550349525, 0.35876542100231346, 0.5407418735600995,
        0, 0.0036102968619005082, 0.036692566176085295, 0.0989882784425079, 0.1840515676400829, 0.29042086373734266, 0.4212768029568047, 0.5903836027749966,
        0, 0.0031597235312382788, 0.0318540262499426, 0.0852334141372535, 0.15701277048705797, 0.24486321636655162, 0.34914420558717574, 0.4734903291247774, 0.6305833524471807,
        0, 0.0028091367466117623, 0.028144973477892243, 0.07485463141969184, 0.13699566226516635, 0.21200850677886784, 0.2992950562085258, 0.39990642628368733, 0.5175034850826629, 0.6637328831200572,
        0, 0.0025285785444731923, 0.0252107263268333, 0.06673951117773425, 0.12155225811982717, 0.1870860284473953, 0.262378076606945, 0.3475471499400028, 0.4439045376923585, 0.554983882971801, 0.6915028921812392
    }'::double precision[])[n * (n + 1) / 2 + k] else (sweep.clopper_pearson(k, n)).low end;

comment on function sweep.share_low is 'Lower end of the exact 95 % interval of the share that k of n show (Clopper and Pearson 1934)';

create or replace function sweep.share_high(k bigint, n bigint) returns double precision
language sql immutable parallel safe
return 1 - sweep.share_low(n - k, n);

comment on function sweep.share_high is 'Upper end of the exact 95 % interval of the share that k of n show (Clopper and Pearson 1934)';

-- What n planned seeds say together of one prediction, from how many of them confirm, do not reach and refute it; the others are inconclusive,
-- failed, missing or dead. One that refutes is enough. Where the law speaks of every network, one seed that does not reach the prediction decides
-- against it, and only where at least half of the planned ones are conclusive do all of them confirm. A capacity is the largest over the seeds:
-- one that reaches it confirms it.
create or replace function sweep.verdict_over_seeds(every boolean, n bigint, confirmed bigint, not_reached bigint, refuted bigint) returns text
language sql immutable parallel safe
return case
    when refuted > 0 then 'refuted'
    when not_reached > 0 and (every or confirmed = 0) then 'not_reached'
    when confirmed > 0 and (not every or 2 * confirmed >= n) then 'confirmed'
    else 'inconclusive'
end;

comment on function sweep.verdict_over_seeds is 'Verdict of the planned seeds of a configuration together: of every one of them, or of the largest (a capacity)';

-- Of a row of measurements or late_measurements: what was measured, without what was concluded and where it comes from.
create or replace function sweep.measured_numbers(measurement jsonb) returns jsonb
language sql immutable parallel safe
return measurement - array[
    'trial_id', 'attempt_id', 'verdict', 'reason', 'cause',
    -- verdict names
    -- end
    'worker', 'device', 'git_revision', 'libraries', 'one_dnn', 'self_test_passed', 'threads', 'training_time', 'measuring_time', 'received_at',
    'science', 'reused_from', 'resumed_step', 'images_sha256', 'sweep_id'
];

comment on function sweep.measured_numbers is 'The measured numbers of a row of measurements or late_measurements';


-- The text of a grid point or of a configuration taken apart, with what it leaves out.
create or replace function sweep.point_values(point text) returns table (place integer, name text, value text)
language sql immutable parallel safe as $$
    select axes.place, axes.name, coalesce(given.value, axes.absent)
    from (
        values
        -- values of axes
        -- end
    ) as axes (place, name, absent)
    left join (
        select split_part(part, '=', 1) as name, substr(part, strpos(part, '=') + 1) as value from unnest(string_to_array(point, ';')) as parts (part)
    ) as given on given.name = axes.name
    where coalesce(given.value, axes.absent) is not null
$$;

comment on function sweep.point_values is 'Axes of a canonical text with their values';

-- Hash of what a sweep predicts of its trials from one place of the grid to before another: of the hashes of each ten thousand places, each
-- of the hashes of its trials, so that a million of them need no memory. A trial is a JSON array of its place, its grid point, every prediction
-- with its notes, and why it is infeasible. Records keep what this gave: another encoding needs a function of another name beside it.
create or replace function sweep.prediction_hash(sweep uuid, first_ordinal bigint, before_ordinal bigint) returns text
language sql stable parallel safe as $$
    with hashed as (
        select
            t.ordinal,
            sha256(convert_to((jsonb_build_array(
                t.ordinal, t.canonical, t.period, t.bound, t.predicted_distinct, t.predicted_seamless, t.predicted_jump, t.predicted_separable,
                t.predicted_equivariant, t.prediction_notes, t.infeasible_reason
            )
            -- further predictions
            -- end
            )::text, 'UTF8')) as trial
        from sweep.planned_trials t
        where t.sweep_id = $1 and t.ordinal >= $2 and ($3 is null or t.ordinal < $3)
    ),
    stretches as (
        select ordinal / 10000 as stretch, sha256(string_agg(trial, ''::bytea order by ordinal)) as trials from hashed group by ordinal / 10000
    )
    select encode(sha256(coalesce(string_agg(trials, ''::bytea order by stretch), ''::bytea)), 'hex') from stretches
$$;
