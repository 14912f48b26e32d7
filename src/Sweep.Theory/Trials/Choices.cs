namespace Sweep.Theory.Trials;

/// <summary>What the 3^d convolutions do at the border of the image.</summary>
public enum Padding { Valid, Same, Reflect, Replicate, Circular }

/// <summary>How the decoder enlarges feature maps.</summary>
public enum Upsampling { Learnt, Nearest, Linear }

/// <summary>How the encoder shrinks feature maps.</summary>
public enum Pooling { Max, Average }

/// <summary>What the image shows.</summary>
public enum SceneKind { Constant, Discs }

/// <summary>Number format of the computation.</summary>
public enum Precision { Float32, Float64 }

/// <summary>Which pairs of instances the loss pushes apart: those that differ by index, or by the value of their mean (the notebooks).</summary>
public enum PairMask { ByIndex, ByValue }

/// <summary>What is measured of a trial.</summary>
[Flags]
public enum Measures { None = 0, Separability = 1, Stitching = 2, Seams = 4 }
