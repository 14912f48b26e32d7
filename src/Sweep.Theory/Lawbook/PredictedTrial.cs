using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>What the laws add to a trial, which itself knows of no law.</summary>
public static class PredictedTrial
{
    extension(Trial trial)
    {
        /// <summary>What the theory says of this trial before it runs.</summary>
        public Prediction Prediction => Laws.Predict(trial);
    }
}
