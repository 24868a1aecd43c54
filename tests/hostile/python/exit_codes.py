# expect: exit 126
import sys
sys.exit(126)
