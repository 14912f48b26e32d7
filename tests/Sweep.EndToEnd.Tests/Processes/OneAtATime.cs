// Each of these tests fills both cores of a small machine by itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
