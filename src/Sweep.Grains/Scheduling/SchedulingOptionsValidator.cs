using Microsoft.Extensions.Options;

namespace Sweep.Grains.Scheduling;

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
