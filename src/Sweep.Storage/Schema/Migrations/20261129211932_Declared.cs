using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <summary>Every axis has a default and every axis and number a comment; no row changes.</summary>
    public partial class Declared : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""
                alter table sweep.trials
                    alter column convolutions set default 2,
                    alter column delta_d set default 3.0,
                    alter column delta_v set default 0.0,
                    alter column depth set default 2,
                    alter column dimensions set default 2,
                    alter column embedding set default 3,
                    alter column factor set default '2',
                    alter column learning_rate set default 0.001,
                    alter column padding set default 'valid',
                    alter column pair_mask set default 'by_index',
                    alter column pooling set default 'max',
                    alter column precision set default 'float64',
                    alter column radius set default 2,
                    alter column scene set default 'discs',
                    alter column seed set default 0,
                    alter column steps set default 0,
                    alter column upsampling set default 'learnt',
                    alter column width set default 16;
                comment on column sweep.late_measurements.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
                comment on column sweep.late_measurements.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
                comment on column sweep.late_measurements.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
                comment on column sweep.late_measurements.between_classes is 'Smallest distance of two embeddings of different classes';
                comment on column sweep.late_measurements.class_gap is 'Evidence of the count: distance between classes over the distance within one';
                comment on column sweep.late_measurements.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
                comment on column sweep.late_measurements.cut_objects is 'Objects that cross a tile line; without tiles all objects';
                comment on column sweep.late_measurements.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
                comment on column sweep.late_measurements.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
                comment on column sweep.late_measurements.false_merges is 'Objects that share their instance with another one';
                comment on column sweep.late_measurements.false_splits is 'Of the cut objects, those that came out as two or more instances';
                comment on column sweep.late_measurements.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
                comment on column sweep.late_measurements.found_instances is 'Instances that the mean shift found, without the background';
                comment on column sweep.late_measurements.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
                comment on column sweep.late_measurements.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
                comment on column sweep.late_measurements.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
                comment on column sweep.late_measurements.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
                comment on column sweep.late_measurements.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
                comment on column sweep.late_measurements.measured_distinct is 'Classes among the embeddings of same-looking objects';
                comment on column sweep.late_measurements.objects is 'Same-looking objects that were compared';
                comment on column sweep.late_measurements.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
                comment on column sweep.late_measurements.separable is 'Whether every whole object came out as one instance of its own';
                comment on column sweep.late_measurements.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
                comment on column sweep.late_measurements.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
                comment on column sweep.late_measurements.steps_made is 'Steps that the training made before it stopped';
                comment on column sweep.late_measurements.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
                comment on column sweep.late_measurements.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
                comment on column sweep.late_measurements.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
                comment on column sweep.late_measurements.tolerance is 'Relative tolerance up to which embeddings count as equal';
                comment on column sweep.late_measurements.truth_objects is 'Objects of the ground truth';
                comment on column sweep.late_measurements.within_class is 'Largest distance of two embeddings within a class';
                comment on column sweep.measurements.ap is 'Mean of the same over the thresholds 0.5, 0.55 .. 0.95';
                comment on column sweep.measurements.ap50 is 'Average precision TP / (TP + FP + FN) at an intersection over union of 0.5';
                comment on column sweep.measurements.background_gap is 'Smallest distance between the mean of an object and the mean of the background, in tolerances; null: random weights';
                comment on column sweep.measurements.between_classes is 'Smallest distance of two embeddings of different classes';
                comment on column sweep.measurements.class_gap is 'Evidence of the count: distance between classes over the distance within one';
                comment on column sweep.measurements.clustering_control is 'Whether the same mean shift, on embeddings that are separable by construction, finds every whole object as one instance';
                comment on column sweep.measurements.cut_objects is 'Objects that cross a tile line; without tiles all objects';
                comment on column sweep.measurements.dead is 'Whether nothing but the bias of the head reaches the output: such a network tells nothing';
                comment on column sweep.measurements.empty_windows is 'Of the steps made, those whose windows showed fewer than two instances, so that the loss compared nothing';
                comment on column sweep.measurements.false_merges is 'Objects that share their instance with another one';
                comment on column sweep.measurements.false_splits is 'Of the cut objects, those that came out as two or more instances';
                comment on column sweep.measurements.final_loss is 'Mean loss of the last tenth of the steps that showed two instances or more, background included; null: random weights, or no such step';
                comment on column sweep.measurements.found_instances is 'Instances that the mean shift found, without the background';
                comment on column sweep.measurements.grid_gap is 'Adaptive polyphase: smallest lead of the largest grid over the second largest, as a share of the largest; 0: a tie';
                comment on column sweep.measurements.jump_profile is 'Mean embedding distance of neighbouring pixels by position modulo the period';
                comment on column sweep.measurements.jump_ratio is 'Mean embedding distance of neighbouring pixels across lines over the same elsewhere; 1 is no jump';
                comment on column sweep.measurements.level_response is 'How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed, outermost first; 0: dead below that level';
                comment on column sweep.measurements.loss_curve is 'Mean loss of each of at most 100 equal stretches of the steps';
                comment on column sweep.measurements.measured_distinct is 'Classes among the embeddings of same-looking objects';
                comment on column sweep.measurements.objects is 'Same-looking objects that were compared';
                comment on column sweep.measurements.output_deviation is 'Standard deviation of the output, the unit of stitch and shift errors';
                comment on column sweep.measurements.separable is 'Whether every whole object came out as one instance of its own';
                comment on column sweep.measurements.shift_error_max is 'Largest error over the shifts below the period on an image without symmetry, in standard deviations of the output';
                comment on column sweep.measurements.shift_error_scene is 'The same on the trial''s own scene, whose repetitions may leave a choice among equals';
                comment on column sweep.measurements.steps_made is 'Steps that the training made before it stopped';
                comment on column sweep.measurements.stitch_error_generic is 'The stitch error on an image without symmetry, where the trial''s own scene shows no seam though one is predicted';
                comment on column sweep.measurements.stitch_error_max is 'max |stitched - whole| in standard deviations of the whole output';
                comment on column sweep.measurements.stitch_error_rms is 'RMS of stitched - whole in standard deviations of the whole output';
                comment on column sweep.measurements.tolerance is 'Relative tolerance up to which embeddings count as equal';
                comment on column sweep.measurements.truth_objects is 'Objects of the ground truth';
                comment on column sweep.measurements.within_class is 'Largest distance of two embeddings within a class';
                comment on column sweep.trials.bandwidth is 'Bandwidth of the mean shift, in units of the embedding';
                comment on column sweep.trials.batch is 'Windows that one training step sees';
                comment on column sweep.trials.convolutions is '3^d convolutions for each level';
                comment on column sweep.trials.delta_d is 'Half of the push margin of the discriminative loss';
                comment on column sweep.trials.delta_v is 'Pull margin of the discriminative loss';
                comment on column sweep.trials.depth is 'l, number of pooling layers';
                comment on column sweep.trials.dimensions is 'd, spatial dimensions of the image';
                comment on column sweep.trials.elastic is 'Jitter of the control points of an elastic deformation, in pixels';
                comment on column sweep.trials.embedding is 'Channels of the embedding';
                comment on column sweep.trials.factor is 'f, or one list for each level with one factor for each axis';
                comment on column sweep.trials.halo is 'Pixels on each side of a padded tile that are thrown away; null: none';
                comment on column sweep.trials.images is 'Folder of the user''s own images; empty for made scenes';
                comment on column sweep.trials.kernel is 'Kernel of the mean shift: flat or gaussian';
                comment on column sweep.trials.learning_rate is 'Learning rate of Adam';
                comment on column sweep.trials.noise is 'Variance of the Gaussian noise on the image';
                comment on column sweep.trials.normalisation is 'none, instance, batch or group';
                comment on column sweep.trials.padding is 'valid, same, reflect, replicate or circular';
                comment on column sweep.trials.pair_mask is 'Which pairs the loss pushes apart: by_index or by_value';
                comment on column sweep.trials.pooling is 'max, average, dilated, adaptive_polyphase or blur';
                comment on column sweep.trials.precision is 'float32 or float64';
                comment on column sweep.trials.radius is 'Radius of the discs, in pixels';
                comment on column sweep.trials.scene is 'constant, discs, nuclei or images';
                comment on column sweep.trials.seed is 'Seed of weights, scene and training';
                comment on column sweep.trials.spacing is 's, distance of neighbouring objects along each axis, in pixels';
                comment on column sweep.trials.steps is 'Adam steps; 0: random weights';
                comment on column sweep.trials.tile_crop is 'c, side to which tiles are cropped, in pixels along each axis; null: no tiles';
                comment on column sweep.trials.train_window is 'w, output window that the loss sees, in pixels along each axis; null: the default';
                comment on column sweep.trials.upsampling is 'learnt, nearest or linear';
                comment on column sweep.trials.whole_image is 'Least side of the evaluated output, in pixels along each axis; null: the default';
                comment on column sweep.trials.width is 'Feature maps at the top level, doubled at every level below';
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Comments and defaults do no harm to an earlier version.
        }
    }
}
