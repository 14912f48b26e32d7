using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "sweep");

            migrationBuilder.CreateTable(
                name: "silos",
                schema: "sweep",
                columns: table => new
                {
                    cluster_id = table.Column<string>(type: "text", nullable: false),
                    silo = table.Column<string>(type: "text", nullable: false),
                    etag = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    proxy_port = table.Column<int>(type: "integer", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    update_zone = table.Column<int>(type: "integer", nullable: false),
                    fault_zone = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    alive_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    suspects = table.Column<string>(type: "text", nullable: false, defaultValue: "")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silos", x => new { x.cluster_id, x.silo });
                },
                comment: "Silos of a cluster, as membership sees them");

            migrationBuilder.CreateTable(
                name: "sweeps",
                schema: "sweep",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    canonical = table.Column<string>(type: "text", nullable: false, comment: "Normalised content: equal texts are the same sweep"),
                    file_text = table.Column<string>(type: "text", nullable: false, comment: "The sweep file as it was submitted"),
                    state = table.Column<string>(type: "text", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    max_attempts = table.Column<int>(type: "integer", nullable: false),
                    trial_timeout = table.Column<TimeSpan>(type: "interval", nullable: true),
                    owner_epoch = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L, comment: "Raised by whoever takes the sweep over; a flush of an older owner writes nothing"),
                    planned = table.Column<long>(type: "bigint", nullable: false),
                    infeasible = table.Column<long>(type: "bigint", nullable: false),
                    trainings = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finalized_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sweeps", x => x.id);
                    table.CheckConstraint("ck_sweeps_counts", "planned > 0 and infeasible between 0 and planned and trainings between 1 and planned");
                    table.CheckConstraint("ck_sweeps_finalized", "(state in ('finished', 'cancelled')) = (finalized_at is not null)");
                    table.CheckConstraint("ck_sweeps_limits", "max_attempts > 0 and trial_timeout > interval '0'");
                    table.CheckConstraint("ck_sweeps_name", "name <> ''");
                    table.CheckConstraint("ck_sweeps_state", "state in ('running', 'paused', 'finished', 'cancelled')");
                },
                comment: "A grid of trials and its fate");

            migrationBuilder.CreateTable(
                name: "workers",
                schema: "sweep",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    git_revision = table.Column<string>(type: "text", nullable: false),
                    libraries = table.Column<string>(type: "text", nullable: false),
                    one_dnn = table.Column<bool>(type: "boolean", nullable: false),
                    self_test_passed = table.Column<bool>(type: "boolean", nullable: false),
                    threads = table.Column<int>(type: "integer", nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workers", x => x.name);
                },
                comment: "Workers that delivered measurements, as they described themselves last");

            migrationBuilder.CreateTable(
                name: "trainings",
                schema: "sweep",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<long>(type: "bigint", nullable: false),
                    canonical = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trainings", x => x.id);
                    table.ForeignKey(
                        name: "fk_trainings_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "One network, trained or random, shared by all trials that differ only in evaluation");

            migrationBuilder.CreateTable(
                name: "running",
                schema: "sweep",
                columns: table => new
                {
                    training_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_running", x => x.training_id);
                    table.ForeignKey(
                        name: "fk_running_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_running_trainings_training_id",
                        column: x => x.training_id,
                        principalSchema: "sweep",
                        principalTable: "trainings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Trainings in the hands of workers at the last flush; nothing decides by it");

            migrationBuilder.CreateTable(
                name: "trials",
                schema: "sweep",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "Hash of the sweep and the canonical text: a grid point is one row"),
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    training_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordinal = table.Column<long>(type: "bigint", nullable: false, comment: "Place in the order of the grid"),
                    canonical = table.Column<string>(type: "text", nullable: false),
                    configuration = table.Column<string>(type: "text", nullable: false, comment: "The canonical text without the seed: equal for replicates"),
                    dimensions = table.Column<int>(type: "integer", nullable: false),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    factor = table.Column<string>(type: "text", nullable: false),
                    padding = table.Column<string>(type: "text", nullable: false),
                    upsampling = table.Column<string>(type: "text", nullable: false),
                    pooling = table.Column<string>(type: "text", nullable: false),
                    convolutions = table.Column<int>(type: "integer", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    embedding = table.Column<int>(type: "integer", nullable: false),
                    scene = table.Column<string>(type: "text", nullable: false),
                    radius = table.Column<int>(type: "integer", nullable: false),
                    spacing = table.Column<int[]>(type: "integer[]", nullable: false),
                    train_window = table.Column<int[]>(type: "integer[]", nullable: true),
                    tile_crop = table.Column<int[]>(type: "integer[]", nullable: true),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    learning_rate = table.Column<double>(type: "double precision", nullable: false),
                    delta_v = table.Column<double>(type: "double precision", nullable: false),
                    delta_d = table.Column<double>(type: "double precision", nullable: false),
                    pair_mask = table.Column<string>(type: "text", nullable: false),
                    precision = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string[]>(type: "text[]", nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    period = table.Column<int[]>(type: "integer[]", nullable: true, comment: "Product of the pooling factors along each axis, in pixels"),
                    bound = table.Column<long>(type: "bigint", nullable: true, comment: "Product of the periods: most same-looking objects that can get different embeddings"),
                    predicted_distinct = table.Column<long>(type: "bigint", nullable: true),
                    predicted_seamless = table.Column<bool>(type: "boolean", nullable: true),
                    predicted_jump = table.Column<bool>(type: "boolean", nullable: true),
                    prediction_notes = table.Column<string[]>(type: "text[]", nullable: false, comment: "Formula of each prediction, and the premise that fails of each that is missing"),
                    cost = table.Column<double>(type: "double precision", nullable: false, comment: "Estimated multiply-accumulate operations"),
                    state = table.Column<string>(type: "text", nullable: false),
                    infeasible_reason = table.Column<string>(type: "text", nullable: true),
                    failure_cause = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    finalized_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trials", x => x.id);
                    table.CheckConstraint("ck_trials_distinct", "predicted_distinct between 1 and bound");
                    table.CheckConstraint("ck_trials_failure", "(state = 'failed') = (failure_cause is not null)");
                    table.CheckConstraint("ck_trials_failure_cause", "failure_cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled')");
                    table.CheckConstraint("ck_trials_finalized", "(state <> 'pending') = (finalized_at is not null)");
                    table.CheckConstraint("ck_trials_infeasible", "(state = 'infeasible') = (infeasible_reason is not null)");
                    table.CheckConstraint("ck_trials_padding", "padding in ('valid', 'same', 'reflect', 'replicate', 'circular')");
                    table.CheckConstraint("ck_trials_pair_mask", "pair_mask in ('by_index', 'by_value')");
                    table.CheckConstraint("ck_trials_pooling", "pooling in ('max', 'average')");
                    table.CheckConstraint("ck_trials_precision", "precision in ('float32', 'float64')");
                    table.CheckConstraint("ck_trials_prediction", "(state = 'infeasible') = (period is null) and (period is null) = (bound is null)");
                    table.CheckConstraint("ck_trials_scene", "scene in ('constant', 'discs')");
                    table.CheckConstraint("ck_trials_state", "state in ('pending', 'succeeded', 'failed', 'infeasible', 'cancelled')");
                    table.CheckConstraint("ck_trials_training", "(state = 'infeasible') = (training_id is null)");
                    table.CheckConstraint("ck_trials_upsampling", "upsampling in ('learnt', 'nearest', 'linear')");
                    table.ForeignKey(
                        name: "fk_trials_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_trials_trainings_training_id",
                        column: x => x.training_id,
                        principalSchema: "sweep",
                        principalTable: "trainings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "One grid point with its seed: every axis, what the theory predicts, and its state");

            migrationBuilder.CreateTable(
                name: "artifacts",
                schema: "sweep",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trial_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_artifacts", x => x.id);
                    table.CheckConstraint("ck_artifacts_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.ForeignKey(
                        name: "fk_artifacts_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_artifacts_trials_trial_id",
                        column: x => x.trial_id,
                        principalSchema: "sweep",
                        principalTable: "trials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Figures and other small files of a sweep or a trial");

            migrationBuilder.CreateTable(
                name: "attempts",
                schema: "sweep",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    trial_id = table.Column<Guid>(type: "uuid", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: true, comment: "Why it failed; null when it succeeded"),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempts", x => x.id);
                    table.CheckConstraint("ck_attempts_cause", "cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled')");
                    table.CheckConstraint("ck_attempts_time", "ended_at >= started_at");
                    table.ForeignKey(
                        name: "fk_attempts_trials_trial_id",
                        column: x => x.trial_id,
                        principalSchema: "sweep",
                        principalTable: "trials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "One try at a trial by one worker; appended, never changed");

            migrationBuilder.CreateTable(
                name: "late_measurements",
                schema: "sweep",
                columns: table => new
                {
                    trial_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measured_distinct = table.Column<long>(type: "bigint", nullable: true),
                    objects = table.Column<long>(type: "bigint", nullable: true),
                    tolerance = table.Column<double>(type: "double precision", nullable: true),
                    within_class = table.Column<double>(type: "double precision", nullable: true),
                    between_classes = table.Column<double>(type: "double precision", nullable: true),
                    class_gap = table.Column<double>(type: "double precision", nullable: true),
                    output_deviation = table.Column<double>(type: "double precision", nullable: true),
                    dead = table.Column<bool>(type: "boolean", nullable: false),
                    stitch_error_max = table.Column<double>(type: "double precision", nullable: true),
                    stitch_error_rms = table.Column<double>(type: "double precision", nullable: true),
                    jump_ratio = table.Column<double>(type: "double precision", nullable: true),
                    jump_profile = table.Column<double[]>(type: "double precision[]", nullable: true),
                    final_loss = table.Column<double>(type: "double precision", nullable: true),
                    steps_made = table.Column<int>(type: "integer", nullable: true),
                    false_splits = table.Column<long>(type: "bigint", nullable: true),
                    false_merges = table.Column<long>(type: "bigint", nullable: true),
                    ap50 = table.Column<double>(type: "double precision", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    distinct_verdict = table.Column<string>(type: "text", nullable: true),
                    stitching_verdict = table.Column<string>(type: "text", nullable: true),
                    seams_verdict = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    git_revision = table.Column<string>(type: "text", nullable: false),
                    libraries = table.Column<string>(type: "text", nullable: false),
                    one_dnn = table.Column<bool>(type: "boolean", nullable: false),
                    self_test_passed = table.Column<bool>(type: "boolean", nullable: false),
                    threads = table.Column<int>(type: "integer", nullable: false),
                    training_time = table.Column<TimeSpan>(type: "interval", nullable: false),
                    measuring_time = table.Column<TimeSpan>(type: "interval", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_measurements", x => new { x.trial_id, x.attempt_id });
                    table.CheckConstraint("ck_late_measurements_counts", "measured_distinct >= 0 and objects >= 0");
                    table.CheckConstraint("ck_late_measurements_distinct_verdict", "distinct_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_late_measurements_seams_verdict", "seams_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_late_measurements_stitching_verdict", "stitching_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_late_measurements_verdict", "verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.ForeignKey(
                        name: "fk_late_measurements_trials_trial_id",
                        column: x => x.trial_id,
                        principalSchema: "sweep",
                        principalTable: "trials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Measurements that came when their trial was final already: they should show the same numbers");

            migrationBuilder.CreateTable(
                name: "measurements",
                schema: "sweep",
                columns: table => new
                {
                    trial_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measured_distinct = table.Column<long>(type: "bigint", nullable: true),
                    objects = table.Column<long>(type: "bigint", nullable: true),
                    tolerance = table.Column<double>(type: "double precision", nullable: true),
                    within_class = table.Column<double>(type: "double precision", nullable: true),
                    between_classes = table.Column<double>(type: "double precision", nullable: true),
                    class_gap = table.Column<double>(type: "double precision", nullable: true),
                    output_deviation = table.Column<double>(type: "double precision", nullable: true),
                    dead = table.Column<bool>(type: "boolean", nullable: false),
                    stitch_error_max = table.Column<double>(type: "double precision", nullable: true),
                    stitch_error_rms = table.Column<double>(type: "double precision", nullable: true),
                    jump_ratio = table.Column<double>(type: "double precision", nullable: true),
                    jump_profile = table.Column<double[]>(type: "double precision[]", nullable: true),
                    final_loss = table.Column<double>(type: "double precision", nullable: true),
                    steps_made = table.Column<int>(type: "integer", nullable: true),
                    false_splits = table.Column<long>(type: "bigint", nullable: true),
                    false_merges = table.Column<long>(type: "bigint", nullable: true),
                    ap50 = table.Column<double>(type: "double precision", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    distinct_verdict = table.Column<string>(type: "text", nullable: true),
                    stitching_verdict = table.Column<string>(type: "text", nullable: true),
                    seams_verdict = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    git_revision = table.Column<string>(type: "text", nullable: false),
                    libraries = table.Column<string>(type: "text", nullable: false),
                    one_dnn = table.Column<bool>(type: "boolean", nullable: false),
                    self_test_passed = table.Column<bool>(type: "boolean", nullable: false),
                    threads = table.Column<int>(type: "integer", nullable: false),
                    training_time = table.Column<TimeSpan>(type: "interval", nullable: false),
                    measuring_time = table.Column<TimeSpan>(type: "interval", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measurements", x => x.trial_id);
                    table.CheckConstraint("ck_measurements_counts", "measured_distinct >= 0 and objects >= 0");
                    table.CheckConstraint("ck_measurements_distinct_verdict", "distinct_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_measurements_seams_verdict", "seams_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_measurements_stitching_verdict", "stitching_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.CheckConstraint("ck_measurements_verdict", "verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");
                    table.ForeignKey(
                        name: "fk_measurements_trials_trial_id",
                        column: x => x.trial_id,
                        principalSchema: "sweep",
                        principalTable: "trials",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "The accepted measurement of a trial and the verdict on it");

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_sweep_id",
                schema: "sweep",
                table: "artifacts",
                column: "sweep_id");

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_trial_id",
                schema: "sweep",
                table: "artifacts",
                column: "trial_id");

            migrationBuilder.CreateIndex(
                name: "ix_attempts_trial_id",
                schema: "sweep",
                table: "attempts",
                column: "trial_id");

            migrationBuilder.CreateIndex(
                name: "ix_running_sweep_id",
                schema: "sweep",
                table: "running",
                column: "sweep_id");

            migrationBuilder.CreateIndex(
                name: "ix_sweeps_name",
                schema: "sweep",
                table: "sweeps",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trainings_sweep_id_ordinal",
                schema: "sweep",
                table: "trainings",
                columns: new[] { "sweep_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trials_pending",
                schema: "sweep",
                table: "trials",
                column: "sweep_id",
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_trials_sweep_id_ordinal",
                schema: "sweep",
                table: "trials",
                columns: new[] { "sweep_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trials_training_id",
                schema: "sweep",
                table: "trials",
                column: "training_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "artifacts",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "attempts",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "late_measurements",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "measurements",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "running",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "silos",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "workers",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "trials",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "trainings",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "sweeps",
                schema: "sweep");
        }
    }
}
