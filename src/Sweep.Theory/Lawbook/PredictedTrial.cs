using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>Adds predictions to trials, which are independent of laws.</summary>
public static class PredictedTrial
{
    extension(Trial trial)
    {
        /// <summary>Returns the predictions of all laws for this trial before it runs.</summary>
        public Prediction Prediction => Laws.Predict(trial);
    }
}
