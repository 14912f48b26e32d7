using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Schema;

/// <summary>The views are a public contract: what other people's queries name must stay.</summary>
[Fast]
public sealed class ViewColumnTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("trial_results", """
        sweep seed dimensions depth factor padding upsampling pooling convolutions width embedding scene radius spacing train_window tile_crop steps learning_rate
        delta_v delta_d pair_mask precision period bound predicted_distinct measured_distinct class_gap predicted_seamless stitch_error_max stitch_error_rms
        jump_ratio predicted_jump batch normalisation noise elastic images whole_image halo bandwidth kernel control predicted_separable separable
        predicted_equivariant shift_error_max shift_error_scene loss_curve ap cut_objects false_splits false_merges ap50 verdict state attempts worker device duration_ms science reused_from resumed_step
        level_response grid_gap background_gap stitch_error_generic empty_windows clustering_control verdict_cause
        """)]
    [InlineData("bound_validation", "sweep configuration n bound predicted max_measured mean_measured refuted ci95_low ci95_high verdict")]
    [InlineData("stitching_validation", "sweep configuration period tile_crop crop_is_multiple predicted_seamless n largest_error_max mean_error_rms verdict")]
    [InlineData("window_validation", "sweep configuration period train_window window_within_period predicted_jump n median_jump_ratio max_jump_ratio max_final_loss verdict")]
    [InlineData("padding_effect", "sweep padding bound predicted objects max_measured beyond_bound times_bound max_measured_valid n")]
    [InlineData("controls", "sweep trial_id control predicted_distinct measured_distinct predicted_seamless stitch_error_max state verdict passed")]
    [InlineData("separability_validation", "sweep configuration predicted_separable n separable mean_false_merges mean_ap50 ap50_low ap50_high confirmed confirmed_low confirmed_high verdict")]
    [InlineData("shift_validation", "sweep configuration pooling predicted_equivariant n largest_error_max largest_error_scene confirmed confirmed_low confirmed_high verdict")]
    [InlineData("tile_size_curve", "sweep network period tile_crop crop_is_multiple n largest_error_max mean_split_share split_share_low split_share_high mean_ap50 ap50_low ap50_high max_final_loss")]
    [InlineData("loss_curves", "sweep training_id seed stretch step loss")]
    [InlineData("figures", "sweep trial_id ordinal seed artifact_id bytes")]
    [InlineData("coverage", "sweep planned succeeded failed infeasible cancelled missing")]
    [InlineData("verdict_counts", "sweep confirmed not_reached refuted inconclusive not_predicted controls_failed sweep_id")]
    [InlineData("repeated_measurements", "sweep ordinal trial_id first_trial_id sweep_id")]
    [InlineData("sweep_progress", "sweep state planned succeeded failed infeasible pending leased failed_attempts cost_planned cost_done")]
    [InlineData("worker_utilisation", "sweep worker device attempts succeeded failed trainings busy_s span_s utilisation")]
    [InlineData("attempt_history", "sweep trial_id attempt worker device started_at ended_at duration_ms cause error accepted")]
    [InlineData("disagreements", "sweep trial_id kind differing accepted_values other_values same_conditions accepted_worker other_worker accepted_device other_device accepted_one_dnn other_one_dnn")]
    [InlineData("determinism_audit", "sweep late_compared late_disagreeing repeated_compared repeated_disagreeing unexplained")]
    [InlineData("prediction_audit", "sweep first_ordinal trials trials_now sha256 sha256_now unchanged recorded_at first_result_at predictions_first ahead taken_over unrecorded")]
    public async Task A_view_has_the_columns_that_are_promised(string view, string columns)
    {
        var present = await database.Source.ColumnAsync(
            $"select column_name::text from information_schema.columns where table_schema = 'sweep' and table_name = '{view}'");

        Assert.Empty(columns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(present));
    }

    [Fact]
    public void Every_file_is_a_view_that_is_created() => Assert.Equal(
        Views.InOrder.Order(StringComparer.Ordinal),
        typeof(Views).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith("views/", StringComparison.Ordinal) && name != "views/functions.sql")
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_view_is_described() => Assert.Equal(
        Views.InOrder.Order(StringComparer.Ordinal),
        await database.Source.ColumnAsync("""
            select relname::text from pg_class where relnamespace = 'sweep'::regnamespace and relkind = 'v' and obj_description(oid, 'pg_class') is not null order by relname collate "C"
            """));

    [Fact]
    public async Task Every_column_of_every_view_is_described() => Assert.Empty(await database.Source.ColumnAsync("""
        select relname || '.' || attname
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where relnamespace = 'sweep'::regnamespace and relkind = 'v' and attnum > 0 and col_description(c.oid, attnum) is null
        """));
}
