print("marginscope")
