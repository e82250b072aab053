name=$1; c=$2; r=$3; shift 3
env "$@" COLORTERM=truecolor timeout 100 python3 /work/shared/tools/shot/shot --cols $c --rows $r --keys "wait:1.5 shot:$name-0.png enter wait:0.5 shot:$name-1.png 4 G wait:0.5 shot:$name-2.png 6 G wait:0.4 shot:$name-3.png 7 G wait:0.4" --out $name-4.png $OPT -- /tmp/authors-bin present n --data /tmp/ad/data-$name $EXTRA >/dev/null 2>$name.err || cat $name.err
