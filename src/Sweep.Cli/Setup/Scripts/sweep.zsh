#compdef sweep
# Completion of sweep for zsh. In ~/.zshrc, after compinit:  eval "$(sweep completion zsh)"
_sweep() {
    local line kind=
    local -a described
    while IFS= read -r line; do
        case $line in
            :files|:folders) kind=$line ;;
            *$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
            *) described+=("${line//:/\\:}") ;;
        esac
    done < <("${${(Q)words[1]}/#\~\//$HOME/}" complete -- "${(@Q)words[2,CURRENT]}" 2> /dev/null)
    (( $#described )) && _describe sweep described
    [[ $kind == :files ]] && _files
    [[ $kind == :folders ]] && _files -/
    return 0
}
compdef _sweep sweep
