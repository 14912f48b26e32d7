-- Defines functions for the views below and for their readers: the id of a sweep, intervals over replicates, and the measured numbers.

-- Returns the id of a sweep; null: there is none of this name. Filter views by it. As the function is immutable, the planner evaluates it first and
-- estimates the number of rows from the statistics of this sweep. A query on a small sweep then stays fast beside a large sweep. A sweep keeps its name
-- and id. Only a prepared statement that outlives its sweep keeps the id of a sweep that is gone.
create or replace function sweep.id_of(name text) returns uuid
language sql immutable strict parallel safe
return (select id from sweep.sweeps s where s.name = $1);

comment on function sweep.id_of is 'Returns the id of the sweep of this name; null: there is none';

create or replace function sweep.ids_of(variadic names text[]) returns uuid[]
language sql immutable strict parallel safe
return (select coalesce(array_agg(s.id), '{}') from sweep.sweeps s where s.name = any($1));

comment on function sweep.ids_of is 'Returns the ids of the sweeps of these names';

-- Returns Student's t at 97.5 % for n values. Half of the 95 % interval of their mean is student_t(n) * deviation / sqrt(n). Up to 30 degrees of
-- freedom the values are from the table. Beyond, they are from the first terms of the expansion around the normal quantile z = 1.959964 in powers
-- of one over the degrees: (z^3 + z) / 4, (5 z^5 + 16 z^3 + 3 z) / 96 and (3 z^7 + 19 z^5 + 17 z^3 - 15 z) / 384 (Fisher and Cornish 1960). Four
-- digits are right there. The function is one expression, so that the server inlines it, which takes a tenth of the time of a call.
create or replace function sweep.student_t(n bigint) returns double precision
language sql immutable parallel safe
return case
    when n between 2 and 31 then ('{
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    }'::double precision[])[n - 1]
    when n > 31 then 1.959964::double precision + (2.372271::double precision + (2.822499::double precision + 2.555850::double precision / (n - 1)) / (n - 1)) / (n - 1)
end;

comment on function sweep.student_t is 'Returns Student''s t at 97.5 % for n values, with n - 1 degrees of freedom; null for fewer than two values';

-- Returns the exact 95 % interval of a share (Clopper and Pearson 1934): all shares p at which k of n or a more extreme count has a probability of at
-- least 2.5 %.
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

comment on function sweep.clopper_pearson(bigint, bigint) is 'Returns the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

-- Returns the largest share p at which at most k of n, 0 <= k < n, has a probability of 2.5 %. Where k or n - k is at most 40, the terms of the
-- binomial distribution are summed, those of the fewer outcomes. Elsewhere the probability is that of Peizer and Pratt (1968): the normal one of
-- d * sqrt((1 + q g(S / np) + p g(T / nq)) / ((n + 1/6) p q)). It takes the same few steps at any n, and the share is wrong by less than a part in
-- 25,000 of its distance from k / n.
create or replace function sweep.largest_share(k bigint, n bigint) returns double precision
language plpgsql immutable parallel safe as $$
declare
    s constant double precision := k + 0.5;
    t constant double precision := n - k - 0.5;
    p double precision := (k + 1.0) / (n + 1.0);
    q double precision;
    x double precision;
    y double precision;
    step double precision;
begin
    if k <= 40 then
        return sweep.share_of_chance(k, n, 0.025);
    elsif n - k <= 40 then
        return 1 - sweep.share_of_chance(n - k - 1, n, 0.975);
    end if;

    for i in 1 .. 50 loop
        q := 1 - p;
        x := 1 - s / (n * p);
        y := 1 - t / (n * q);
        -- g(1 - x) is (1 - (1 - x)^2 + 2 (1 - x) ln(1 - x)) / x^2, which is x / 3 + x^2 / 6 and so on.
        x := case when abs(x) < 1e-4 then x / 3 + x * x / 6 else (x * (2 - x) + 2 * (1 - x) * ln(1 - x)) / (x * x) end;
        y := case when abs(y) < 1e-4 then y / 3 + y * y / 6 else (y * (2 - y) + 2 * (1 - y) * ln(1 - y)) / (y * y) end;
        step := (s + 1.0 / 6 - (n + 1.0 / 3) * p + 0.02 * (q / (k + 1) - p / (n - k) + (q - 0.5) / (n + 1))) * sqrt((1 + q * x + p * y) / ((n + 1.0 / 6) * p * q));
        -- The normal quantile at 2.5 %, and the slope of a normal distribution.
        step := (step + 1.959963984540054) * sqrt(p * q / n);
        p := least(p + step, (p + 1) / 2);
        exit when abs(step) < 1e-14;
    end loop;

    return p;
end
$$;

comment on function sweep.largest_share is 'Returns the share at which at most k of n has a probability of 2.5 %';

-- Returns the share p at which at most k of n has this probability: a sum of k + 1 binomial terms, each computed from the one before. Its derivative by p
-- is -(n - k) / (1 - p) times the last term. Newton's method is applied to its logarithm. A step that leaves the interval is replaced by bisection.
create or replace function sweep.share_of_chance(k bigint, n bigint, wanted double precision) returns double precision
language plpgsql immutable parallel safe as $$
declare
    low double precision := 0;
    high double precision := 1;
    p double precision := (k + 1.0) / (n + 1.0);
    next double precision;
    odds double precision;
    term double precision;
    chance double precision;
    fall double precision;
begin
    for step in 1 .. 100 loop
        -- Below that the sum is far below any wanted one, and (1 - p)^n is no double.
        if n * ln(1 - p) < -600 then
            chance := 0;
            fall := 0;
        else
            term := exp(n * ln(1 - p));
            odds := p / (1 - p);
            chance := term;
            for i in 1 .. k loop
                term := term * ((n - i + 1)::double precision / i * odds);
                chance := chance + term;
            end loop;
            fall := (n - k) / (1 - p) * term;
        end if;

        if chance > wanted then
            low := p;
        else
            high := p;
        end if;

        next := case when chance > 0 and fall > 0 then p + chance / fall * ln(chance / wanted) end;
        if next is null or next <= low or next >= high then
            next := (low + high) / 2;
        end if;

        exit when abs(next - p) < 1e-15;
        p := next;
    end loop;

    return p;
end
$$;

comment on function sweep.share_of_chance is 'Returns the share at which at most k of n has this probability, by a sum of k + 1 terms';

-- Return the two ends of that interval. Views call them for many configurations, and most of these have few seeds. Up to n = 10 the values are looked
-- up, n = 1 first and k from 0 to n, in an expression that the server inlines. The search above takes a hundred times as long.
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

comment on function sweep.share_low is 'Returns the lower end of the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

create or replace function sweep.share_high(k bigint, n bigint) returns double precision
language sql immutable parallel safe
return 1 - sweep.share_low(n - k, n);

comment on function sweep.share_high is 'Returns the upper end of the exact 95 % interval of the share k / n (Clopper and Pearson 1934)';

-- Returns a number whose square is a double; a larger one counts as infinite. One absurd number among a million must not stop the others.
create or replace function sweep.bounded(x double precision) returns double precision
language sql immutable parallel safe
return case when abs(x) < 1e140 then x else x * 'Infinity'::double precision end;

comment on function sweep.bounded is 'Returns the number, or infinity with its sign from 1e140 on';

-- Return mean and standard deviation of n values from their sum and the sum of their squared deviations, as avg and stddev_samp do from the values.
create or replace function sweep.mean_of(n bigint, total double precision) returns double precision
language sql immutable parallel safe
return case when n > 0 then float8_avg(array[n, total, 0]) end;

comment on function sweep.mean_of is 'Returns the mean of n values from their sum; null for none';

create or replace function sweep.deviation_of(n bigint, squares double precision) returns double precision
language sql immutable parallel safe
return case when n > 1 then float8_stddev_samp(array[n, 0, squares]) end;

comment on function sweep.deviation_of is 'Returns the standard deviation of n values from the sum of their squared deviations from the mean; null for fewer than two';

-- Returns half of the 95 % interval of their mean.
create or replace function sweep.half_width(n bigint, squares double precision) returns double precision
language sql immutable parallel safe
return case when n > 1 then sweep.student_t(n) * float8_stddev_samp(array[n, 0, squares]) / sqrt(n) end;

comment on function sweep.half_width is 'Returns half of the 95 % interval of the mean of n values, by Student''s t, from the sum of their squared deviations; null for fewer than two';

-- Combines the verdicts of n planned seeds on one prediction, from the numbers of seeds that confirm, do not reach and refute it. The other seeds are
-- inconclusive, failed, missing or dead. One seed that refutes is enough. If the law holds for every network, one seed that does not reach the
-- prediction makes it not_reached. It is then confirmed only if all conclusive seeds confirm and are at least half of the planned ones. A capacity is
-- the largest count over the seeds: one seed that reaches it confirms it.
create or replace function sweep.verdict_over_seeds(every boolean, n bigint, confirmed bigint, not_reached bigint, refuted bigint) returns text
language sql immutable parallel safe
return case
    when refuted > 0 then 'refuted'
    when not_reached > 0 and (every or confirmed = 0) then 'not_reached'
    when confirmed > 0 and (not every or 2 * confirmed >= n) then 'confirmed'
    else 'inconclusive'
end;

comment on function sweep.verdict_over_seeds is 'Returns the verdict of a configuration over its planned seeds; every: whether the law must hold for each seed, and not only for the largest count';

-- Returns the measured numbers of a row of measurements or late_measurements, without verdicts and provenance.
create or replace function sweep.measured_numbers(measurement jsonb) returns jsonb
language sql immutable parallel safe
return measurement - array[
    'trial_id', 'attempt_id', 'verdict', 'reason', 'cause',
    -- verdict names
    -- end
    'worker', 'device', 'git_revision', 'libraries', 'one_dnn', 'self_test_passed', 'threads', 'training_time', 'measuring_time', 'received_at',
    'science', 'reused_from', 'resumed_step', 'images_sha256', 'sweep_id'
];

comment on function sweep.measured_numbers is 'Returns the measured numbers of a row of measurements or late_measurements';

-- Splits the text of a grid point or of a configuration into axes and values, and adds the values that the text leaves out.
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

comment on function sweep.point_values is 'Returns the axes of a canonical text with their values';

-- Hashes the predictions of a sweep from one ordinal to before another. It hashes each trial, then the hashes of each ten thousand ordinals, then these
-- hashes, so that a million trials need little memory. A trial is a JSON array of its ordinal, its grid point, every prediction with its notes, and the
-- reason why it is infeasible. The hashes are stored: another encoding needs a second function with another name.
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

-- Gathers statistics of the tables that a submission fills. Only the owner of a table may do so, and whoever submits a sweep need not be the owner:
-- the function runs as its owner, for those who may write trials.
create or replace function sweep.analyze_trials() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '10s' as $$
begin
    if not has_table_privilege(session_user, 'sweep.trials', 'insert') then
        raise exception 'user % may not write trials, and so may not refresh their statistics', session_user using errcode = 'insufficient_privilege';
    end if;

    analyze sweep.prediction_notes, sweep.configurations, sweep.trials, sweep.trial_states, sweep.kept_results;
exception when lock_not_available then
    raise notice 'another process holds a table of trials; its statistics stay as they are';
end
$$;

comment on function sweep.analyze_trials is 'Refreshes the statistics of trials, their configurations and their states, as a large submission does';
