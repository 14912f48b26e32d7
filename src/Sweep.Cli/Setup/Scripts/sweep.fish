# Completion of sweep for fish. In ~/.config/fish/config.fish:  sweep completion fish | source
function __sweep_complete
    set -l typed (commandline --tokenize --cut-at-cursor --current-process)
    while string match --quiet --regex '^\w+=' -- $typed[1]
        set --erase typed[1]
    end
    set -l current (commandline --current-token --cut-at-cursor | string replace --regex '^[\'"]' '' | string unescape)
    set -l program (string replace --regex '^~/' "$HOME/" -- $typed[1])
    for line in ($program complete -- $typed[2..-1] "$current" 2> /dev/null)
        switch $line
            case ':files' ':folders'
                __fish_complete_path $current
            case '*'
                echo $line
        end
    end
end
complete --command sweep --no-files --arguments '(__sweep_complete)'
