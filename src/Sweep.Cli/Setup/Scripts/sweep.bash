# Completion of sweep for bash. In ~/.bashrc:  eval "$(sweep completion bash)"
_sweep() {
    local line file current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files|:folders)
                compopt -o filenames 2> /dev/null
                while IFS= read -r file; do
                    COMPREPLY+=("$file")
                done < <(if [[ $line == :files ]]; then compgen -f -- "$current"; else compgen -d -- "$current"; fi)
                ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("${1/#\~/$HOME}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}
complete -F _sweep sweep
