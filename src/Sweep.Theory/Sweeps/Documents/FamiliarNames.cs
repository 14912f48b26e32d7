namespace Sweep.Theory.Sweeps.Documents;

/// <summary>What other programs and papers call the keys and words of a sweep file. All of it stands here.</summary>
internal static class FamiliarNames
{
    /// <summary>By the key of this program; compared without case, and with '-' and ' ' as '_'.</summary>
    private static readonly (string Key, string Others)[] Keys =
    [
        ("name", "title id experiment experiment_name"),
        ("question", "description hypothesis purpose abstract"),
        ("axes", "parameters params hyperparameters matrix vary varied variables sweep space search_space"),
        ("fixed", "constants constant defaults common base static"),
        ("seeds", "replicates replicate repeats repetitions repeat replicas n_seeds num_seeds runs n_runs num_runs"),
        ("where", "filter filters constraint constraints condition conditions if when"),
        ("measure", "metric metrics measures measurement measurements evaluate outputs"),
        ("limits", "budget timeouts"),
        ("grids", "sweeps subgrids"),
        ("label", "name title"),
        ("max_attempts", "retries max_retries attempts tries"),
        ("trial_timeout", "timeout time_limit max_time walltime"),
        ("dimensions", "dim dims d ndim ndims n_dims num_dims spatial_dims dimension dimensionality"),
        ("depth", "level levels num_levels n_levels layers num_layers n_layers l stages"),
        ("factor", "stride strides f pool_size pool_factor pooling_factor factors scale_factor downsample_factor downsample_factors"),
        ("padding", "pad padding_mode pad_mode border border_mode boundary"),
        ("upsampling", "up upsample upsample_mode upsampling_mode up_mode decoder interpolation"),
        ("pooling", "pool pool_type pooling_mode pooling_type downsample downsampling"),
        ("convolutions", "convs n_convs num_convs convs_per_level convolutions_per_level kernel_size filter_size ksize"),
        ("width", "channels base_channels features base_features n_features filters n_filters num_filters fmaps num_fmaps feature_maps hidden"),
        ("embedding", "embedding_dim embedding_dims embedding_size embed_dim emb_dim out_channels n_embedding embeddings"),
        ("scene", "data dataset image_type"),
        ("radius", "r object_radius disc_radius disk_radius size object_size"),
        ("spacing", "s distance object_spacing pitch gap"),
        ("train_window", "w window window_size training_window patch patch_size crop_size input_size"),
        ("tile_crop", "c crop tile tiles tile_size tile_shape"),
        ("steps", "epochs epoch n_epochs num_epochs iterations iteration iters n_iter n_steps num_steps max_steps train_steps training_steps updates"),
        ("learning_rate", "lr learningrate eta alpha"),
        ("delta_v", "pull_margin margin_pull delta_pull delta_var dv"),
        ("delta_d", "push_margin margin_push delta_push delta_dist margin dd"),
        ("pair_mask", "mask loss_mask pairs"),
        ("precision", "dtype data_type float bits"),
        ("batch", "bs batch_size batchsize minibatch mini_batch batches"),
        ("normalisation", "norm normalization norm_layer batch_norm batchnorm normalize normalise"),
        ("noise", "sigma noise_std noise_sigma noise_variance noise_var gaussian_noise"),
        ("elastic", "jitter deformation elastic_deformation elastic_sigma"),
        ("images", "image image_folder image_dir images_dir data_dir folder"),
        ("whole_image", "image_size full_image output_size eval_size"),
        ("halo", "overlap context tile_overlap tile_margin"),
        ("bandwidth", "bw mean_shift_bandwidth"),
        ("kernel", "mean_shift_kernel"),
        ("seed", "random_seed rng_seed random_state manual_seed"),
    ];

    /// <summary>Likewise for the words that keys take.</summary>
    private static readonly (string Word, string Others)[] Words =
    [
        ("same", "zero zeros constant"), ("valid", "none no off"), ("circular", "wrap periodic cyclic"), ("reflect", "mirror reflection symmetric"), ("replicate", "edge nearest replication"),
        ("learnt", "learned transposed transpose conv_transpose deconv deconvolution transposed_convolution"), ("linear", "bilinear trilinear"),
        ("max", "maxpool max_pool maximum"), ("average", "avg mean avgpool avg_pool"), ("dilated", "atrous dilation"), ("adaptive_polyphase", "polyphase aps"), ("blur", "blurpool blur_pool"), ("strided", "stride conv convolution strided_convolution strided_conv"),
        ("batch", "batchnorm batch_norm bn"), ("instance", "instancenorm instance_norm in"), ("group", "groupnorm group_norm gn"), ("none", "off no identity null false"),
        ("float32", "single fp32 f32 float"), ("float64", "double fp64 f64"),
        ("discs", "disc disk disks circles circle"), ("nuclei", "nucleus cells blobs"), ("images", "image files own"), ("constant", "flat uniform blank"),
        ("flat", "uniform box tophat"), ("gaussian", "gauss normal rbf"),
    ];

    /// <summary>What a key must be told of where it is not quite the same thing.</summary>
    private static readonly Dictionary<string, string> Remarks = new()
    {
        ["kernel_size"] = ", their number at each level (each is 3 pixels wide)",
        ["filter_size"] = ", their number at each level (each is 3 pixels wide)",
        ["ksize"] = ", their number at each level (each is 3 pixels wide)",
        ["sigma"] = ", a variance",
        ["noise_std"] = ", a variance",
        ["noise_sigma"] = ", a variance",
        ["epochs"] = ", one batch of windows each",
        ["epoch"] = ", one batch of windows each",
        ["n_epochs"] = ", one batch of windows each",
        ["num_epochs"] = ", one batch of windows each",
    };

    private static readonly ILookup<string, string> KeyOf = Table(Keys);
    private static readonly ILookup<string, string> WordOf = Table(Words);

    public static IEnumerable<string> OwnKeys => KeyOf.SelectMany(static meant => meant);

    public static IEnumerable<string> OwnWords => WordOf.SelectMany(static meant => meant);

    /// <summary>The key that a word from elsewhere stands for.</summary>
    /// <param name="known">The keys that can stand in this place.</param>
    public static string? Key(string written, IReadOnlyCollection<string> known) => Find(KeyOf, written, known);

    /// <summary>The key that a mistyped word stands for.</summary>
    public static string? Near(string written, IReadOnlyCollection<string> known) => NearNames.Of(Plain(written), known) is [var nearest, ..] ? nearest : null;

    /// <summary>The word that one from elsewhere, or a mistyped one, stands for among those that a key takes.</summary>
    public static string? Word(string written, IReadOnlyCollection<string> known) => Find(WordOf, written, known) ?? Near(written, known);

    /// <summary>What else is to be known about using the key in place of the word; empty where they are the same.</summary>
    public static string Remark(string written) => Remarks.GetValueOrDefault(Plain(written), "");

    private static string? Find(ILookup<string, string> table, string written, IReadOnlyCollection<string> known)
    {
        var plain = Plain(written);
        return known.Contains(plain) ? plain : table[plain].FirstOrDefault(known.Contains);
    }

    private static string Plain(string written) => written.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    private static ILookup<string, string> Table((string Own, string Others)[] names) =>
        names.SelectMany(static pair => pair.Others.Split(' '), static (pair, other) => (pair.Own, Other: other)).ToLookup(static pair => pair.Other, static pair => pair.Own);
}
