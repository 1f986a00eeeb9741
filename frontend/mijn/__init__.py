"""The pages of the jongere and the gezagsdrager: what is asked, my plan, who sees what, who looked."""
