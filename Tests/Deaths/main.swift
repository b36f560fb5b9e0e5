print("deaths")
